import type { MechanismEntry } from '../../../../subsidies/mechanisms.ts';
import { columnName, said, term, type Wording } from './context.ts';

/** What a reader calls a parameter: by what the rule uses it for, else by its name. */
export function parameterLabel(wording: Wording, name: string): string {
  const reference = new RegExp(`^\\$(.+:)?${name}$`);
  const is = (value: unknown) => typeof value === 'string' && reference.test(value);
  const { rule } = wording;
  return (
    ofMechanism(wording, rule.mechanism, is) ??
    ofCaps(wording, is) ??
    ofConditions(wording, is) ??
    byName(wording, name)
  );
}

type Is = (value: unknown) => boolean;

function ofMechanism(wording: Wording, mechanism: MechanismEntry, is: Is): string | undefined {
  switch (mechanism.kind) {
    case 'graded': {
      const grade = Object.entries(mechanism.grades).find(([, due]) =>
        Object.values(due).some(is),
      )?.[0];
      if (grade !== undefined) return term(grade, wording.language);
      break;
    }
    case 'instalments': {
      const at = mechanism.parts.findIndex((part) => 'amount' in part && is(part.amount));
      const equal = mechanism.parts.filter((part) => 'amount' in part && is(part.amount)).length;
      if (at >= 0) {
        return equal > 1
          ? said(wording, '每期金额', 'Each instalment')
          : said(wording, `第 ${at + 1} 期`, `Instalment ${at + 1}`);
      }
      if (mechanism.of) return ofMechanism(wording, mechanism.of, is);
      break;
    }
    case 'shareOfCost': {
      const part = mechanism.parts?.find(({ cap }) => is(cap));
      if (part) {
        const column = columnName(wording, part.column);
        return said(wording, `${column}的上限`, `Cap on the ${column}`);
      }
      break;
    }
    case 'tiered':
      for (const [at, tier] of mechanism.tiers.entries()) {
        const place = said(wording, `第 ${at + 1} 档`, `Tier ${at + 1}: `);
        if (is(tier.amount) || is(tier.each?.amount)) {
          return place + said(wording, '金额', 'sum');
        }
        if (is(tier.rate)) return place + said(wording, '比例', 'rate');
        if (is(tier.from) || is(tier.above)) return place + said(wording, '起点', 'beginning');
        if (is(tier.to) || is(tier.below)) return place + said(wording, '终点', 'end');
      }
      break;
    case 'gate':
      return is('years' in mechanism.check ? mechanism.check.years : undefined)
        ? said(wording, '年数', 'Years')
        : undefined;
    default:
  }
  const of = (key: string) => (key in mechanism ? (mechanism as Record<string, unknown>)[key] : '');
  if (is(of('rate'))) return said(wording, '比例', 'Rate');
  if (is(of('amount'))) return said(wording, '金额', 'Sum');
  if (is(of('cap'))) return said(wording, '上限', 'Cap');
  if (is(of('basisCap'))) return said(wording, '基数上限', 'Cap on the basis');
  return is(of('most')) ? said(wording, '最多计数', 'Counted at most') : undefined;
}

function ofCaps(wording: Wording, is: Is): string | undefined {
  for (const { amount, shared } of wording.rule.caps) {
    if (is(amount)) {
      return shared === undefined
        ? said(wording, '合计上限', 'Cap on the sum')
        : said(wording, '共用上限', 'Shared cap');
    }
    if (typeof amount !== 'string' && is(amount.rate)) {
      const column = columnName(wording, amount.column);
      return said(wording, `占${column}的最高比例`, `At most this share of the ${column}`);
    }
  }
  return undefined;
}

function ofConditions(wording: Wording, is: Is): string | undefined {
  const { when, anyOf, having } = wording.rule;
  for (const set of [when, ...(anyOf ?? [])]) {
    for (const [name, test] of Object.entries(set)) {
      const bounds = typeof test === 'object' ? Object.values(test) : [];
      if (!bounds.some(is)) continue;
      const column = columnName(wording, name);
      return said(wording, `${column}的界限`, `Bound on the ${column}`);
    }
  }
  for (const test of Object.values(having ?? {})) {
    if (typeof test === 'object' && Object.values(test).some(is)) {
      return said(wording, '全年合计的门槛', 'Threshold of the year’s sum');
    }
  }
  return undefined;
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  rate: ['比例', 'Rate'],
  cap: ['上限', 'Cap'],
  amount: ['金额', 'Sum'],
  years: ['年数', 'Years'],
  times: ['次数', 'Times'],
  threshold: ['门槛数', 'Threshold'],
  ratio: ['比例', 'Ratio'],
  total: ['总额', 'Whole'],
  evaluations: ['评价次数', 'Evaluations'],
  cycle: ['周期', 'Cycle'],
};

function byName(wording: Wording, name: string): string {
  const [zh, en] = NAMES[name] ?? ['条文中的数', 'A figure of the text'];
  return said(wording, zh, en);
}
