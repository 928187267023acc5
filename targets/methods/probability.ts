import type { Judgement } from '../../core/verdict.ts';
import { shown, undecided, type Method } from './method.ts';
import { Decimal } from '../../core/decimal.ts';

/** From here a goal is likely to be met (IPCC, 2010: likely, 66–100 %). */
const LIKELY = 2 / 3;
/** Below this it is unlikely (IPCC, 2010: unlikely, 0–33 %). */
const UNLIKELY = 1 / 3;

/**
 * The probability that the deadline's figure meets the target, from the forecast's distribution: on
 * track where likely, off track where unlikely, at risk between. The words are those of the IPCC's
 * guidance note on uncertainties, 2010. See docs/methods/probability.md.
 */
export const probability: Method = ({ outlook }) => {
  if (!outlook) return undecided('notApplicable');
  if (outlook.probability === null) return undecided(outlook.reason ?? 'tooFewPoints');
  return { value: shown(new Decimal(outlook.probability)), ...likelihood(outlook.probability) };
};

function likelihood(chance: number): Judgement {
  if (chance >= LIKELY) return { verdict: 'onTrack', reason: 'likelihood' };
  return { verdict: chance >= UNLIKELY ? 'atRisk' : 'offTrack', reason: 'likelihood' };
}
