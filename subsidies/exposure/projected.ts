import { readFileSync } from 'node:fs';
import { projectPath } from '../../reference/project-root.ts';
import type { AppliedRule } from '../applied-rule.ts';
import type { Entitlement } from '../entitlement.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import type { StackingGroup } from '../stacking-schema.ts';
import type { Bases } from './bases.ts';
import type { ExposureQuestion } from './question.ts';

const MODELS = ['contract', 'rd', 'recognition', 'event', 'payout', 'quota'] as const;

/**
 * What the rules owe for a year whose events are not loaded: those of the last full year stand in for
 * them, sums of money by so many thousandths (`scale`), beneficiary by beneficiary, so that caps,
 * thresholds and tiers act on each. Kinds of fact that are loaded for the year stay as they are.
 */
export async function projectedRows(
  warehouse: Warehouse,
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
  asked: Pick<ExposureQuestion, 'knownAt'> & { year: number; bases: Bases; scale: number },
): Promise<Entitlement[]> {
  const { year, bases, scale, knownAt } = asked;
  return warehouse.session(async (session) => {
    for (const model of MODELS) {
      const base = bases.get(model);
      if (base === undefined || base >= year) continue;
      const shift = year - base;
      const before = Math.round(1000 * (scale / 1000) ** ((shift - 1) / shift));
      await session.script(projection(model), { base, shift, scale, before, known_at: knownAt });
    }
    const question = { year, asOf: `${year}-12-31`, knownAt };
    return settledRows(session, rules, groups, question);
  });
}

function projection(model: string): string {
  return readFileSync(projectPath('subsidies', 'exposure', 'projection', `${model}.sql`), 'utf8');
}
