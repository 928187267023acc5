import { Decimal } from '../../core/decimal.ts';
import { likelihood } from '../likelihood.ts';
import { shown, undecided, type Method } from './method.ts';

/**
 * The probability that the deadline's figure meets the target, from the forecast's distribution: on
 * track where likely, off track where unlikely, at risk between. The words are those of the IPCC's
 * guidance note on uncertainties, 2010. See docs/methods/probability.md.
 */
export const probability: Method = ({ outlook }) => {
  if (!outlook) return undecided('notApplicable');
  if (outlook.probability === null) return undecided(outlook.reason ?? 'tooFewPoints');
  const value = shown(new Decimal(outlook.probability));
  return { value, verdict: likelihood(outlook.probability), reason: 'likelihood' };
};
