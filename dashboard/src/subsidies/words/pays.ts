import type { MechanismEntry } from '../../../../subsidies/mechanisms.ts';
import { beneficiaryInWords } from './beneficiary.ts';
import { capital } from './conditions.ts';
import { columnName, columnOf, figure, said, term, type Wording } from './context.ts';
import { rateInWords } from './figure.ts';
import { gateInWords } from './gate.ts';
import { unitInWords } from './unit.ts';

type Of<Kind extends MechanismEntry['kind']> = Extract<MechanismEntry, { kind: Kind }>;

/** What the rule pays and to whom, in one plain sentence. */
export function paysInWords(wording: Wording): string {
  const { mechanism } = wording.rule;
  if (mechanism.kind === 'gate') {
    const what = gateInWords(wording, mechanism.check);
    return said(wording, `这一条是门槛，不付钱：${what}。`, `A gate, it pays nothing: ${what}.`);
  }
  if (mechanism.kind === 'penalty') return penalty(wording, mechanism);
  if (mechanism.kind === 'envelope') return envelope(wording, mechanism);
  const who = beneficiaryInWords(wording);
  const what = paid(wording, mechanism);
  return said(wording, `付给${who}：${what}。`, `Pays ${who}: ${what}.`);
}

function paid(
  wording: Wording,
  mechanism: Exclude<MechanismEntry, Of<'gate'> | Of<'penalty'> | Of<'envelope'>>,
): string {
  switch (mechanism.kind) {
    case 'fixed':
      return fixed(wording, mechanism);
    case 'cappedRate':
      return cappedRate(wording, mechanism);
    case 'shareOfCost':
      return shareOfCost(wording, mechanism);
    case 'tiered':
      return tiered(wording, mechanism);
    case 'graded':
      return graded(wording, mechanism);
    case 'increment':
      return increment(wording, mechanism);
    case 'perUnit':
      return perUnit(wording, mechanism);
    case 'perUnitBeyondQuota':
      return beyondQuota(wording, mechanism);
    case 'match':
      return match(wording, mechanism);
    case 'instalments':
      return instalments(wording, mechanism);
    case 'caseByCase':
      return caseByCase(wording, mechanism);
  }
}

/** 最高 before a sum where the text makes it a ceiling. */
function most(wording: Wording): string {
  return wording.rule.nature.amount === 'ceiling' ? said(wording, '最高 ', 'up to ') : '';
}

/** A rate with what stands before it: 的 1.5%, 不超过 1.5‰, up to 1.5‰. */
function rate(wording: Wording, reference: string): string {
  const value = figure(wording, reference);
  return wording.rule.nature.rate === 'ceiling'
    ? said(wording, `不超过 ${value}`, `up to ${value}`)
    : said(wording, `的 ${value}`, value);
}

function capped(wording: Wording, cap: string | null, per: readonly string[]): string {
  if (cap === null) return '';
  const unit = unitInWords(wording, per);
  return said(
    wording,
    `，${unit}最高 ${figure(wording, cap)}`,
    `, at most ${figure(wording, cap)} ${unit}`,
  );
}

function fixed(wording: Wording, { amount, per }: Pick<Of<'fixed'>, 'amount' | 'per'>): string {
  const unit = unitInWords(wording, per);
  const sum = figure(wording, amount);
  return said(
    wording,
    `${unit}${wording.rule.nature.amount === 'ceiling' ? '最高' : '给予'} ${sum}`,
    `${most(wording)}${sum} ${unit}`,
  );
}

/** What a rate applies to, in words. */
export function basisInWords(wording: Wording): string {
  const { basis, row } = wording.rule;
  if (basis === null) return '';
  const word = Array.isArray(basis)
    ? basis
        .map(({ to, is }) =>
          to === undefined
            ? said(
                wording,
                `${termsInWords(wording, is)}（此后）`,
                `${termsInWords(wording, is)} (after it)`,
              )
            : said(
                wording,
                `${termsInWords(wording, is)}（至 ${to}）`,
                `${termsInWords(wording, is)} (until ${to})`,
              ),
        )
        .join(said(wording, '、', ', '))
    : termsInWords(wording, basis);
  return row === 'year' ? said(wording, `全年${word}`, `the year’s ${word}`) : word;
}

type Terms = string | { plus: readonly string[]; minus?: readonly string[] | undefined };

function termsInWords(wording: Wording, of: Terms): string {
  if (typeof of === 'string') return columnName(wording, of);
  const name = (column: string) => columnName(wording, column);
  const plus = of.plus.map(name).join(said(wording, '加', ' plus '));
  const minus = (of.minus ?? []).map(name).join(said(wording, '、', ' and '));
  return minus === '' ? plus : said(wording, `${plus}减去${minus}`, `${plus} less ${minus}`);
}

function cappedRate(wording: Wording, mechanism: Of<'cappedRate'>): string {
  const basis = basisInWords(wording);
  const bound =
    mechanism.basisCap === undefined
      ? basis
      : said(
          wording,
          `${basis}（最多计 ${figure(wording, mechanism.basisCap)}）`,
          `${basis} (counted up to ${figure(wording, mechanism.basisCap)})`,
        );
  const share =
    mechanism.rate === null
      ? said(wording, `按${bound}全额补助`, `the whole of the ${bare(bound)}`)
      : said(
          wording,
          `按${bound}${rate(wording, mechanism.rate)} 给予补助`,
          `${rate(wording, mechanism.rate)} of the ${bare(bound)}`,
        );
  return `${tidy(share)}${capped(wording, mechanism.cap, mechanism.per)}`;
}

function shareOfCost(wording: Wording, { rate: name, cap, parts, per }: Of<'shareOfCost'>): string {
  const cost = parts
    ? parts
        .map((part) => {
          const word = columnName(wording, part.column);
          if (part.cap === undefined) return word;
          const bound = figure(wording, part.cap);
          return said(wording, `${word}（最高补 ${bound}）`, `${word} (up to ${bound} of it paid)`);
        })
        .join(said(wording, '和', ' and '))
    : basisInWords(wording);
  const share = said(
    wording,
    `按${cost === '' ? '费用' : cost}${rate(wording, name)} 给予补助`,
    `${rate(wording, name)} of the ${cost === '' ? 'costs' : bare(cost)}`,
  );
  return `${tidy(share)}${capped(wording, cap, per)}`;
}

function tiered(wording: Wording, { by, tiers, cap, per }: Of<'tiered'>): string {
  const size =
    by === undefined
      ? basisInWords(wording)
      : typeof by === 'string'
        ? columnName(wording, by)
        : said(
            wording,
            `${columnName(wording, by.of)}比${columnName(wording, by.less)}的增幅`,
            `the gain of the ${columnName(wording, by.of)} over the ${columnName(wording, by.less)}`,
          );
  const each = tiers.map((tier) => {
    const ends = (
      [
        [tier.from, '达到 …', 'from …'],
        [tier.above, '超过 …', 'above …'],
        [tier.to, '不超过 …', 'up to …'],
        [tier.below, '不足 …', 'below …'],
      ] as const
    ).flatMap(([bound, zh, en]) =>
      bound === undefined ? [] : [said(wording, zh, en).replace('…', figure(wording, bound))],
    );
    const due =
      tier.amount !== undefined
        ? `${most(wording)}${figure(wording, tier.amount)}`
        : tier.rate !== undefined
          ? rate(wording, tier.rate).replace(/^的 /, '')
          : tier.each
            ? said(
                wording,
                `每 ${figure(wording, tier.each.step)}给予 ${figure(wording, tier.each.amount)}`,
                `${figure(wording, tier.each.amount)} for each ${figure(wording, tier.each.step).replace(/^1 point$/, 'point')}`,
              )
            : '';
    return said(wording, `${ends.join('、')}的，${due}`, `${ends.join(', ')}: ${due}`);
  });
  return `${said(wording, `按${size}分档，`, `by ${size}, `)}${each.join(said(wording, '；', '; '))}${capped(wording, cap, per)}`;
}

function graded(wording: Wording, { by, grades, cap, per }: Of<'graded'>): string {
  const each = Object.entries(grades).map(([grade, due]) => {
    const sum =
      'amount' in due ? figure(wording, due.amount) : rate(wording, due.rate).replace(/^的 /, '');
    return `${term(grade, wording.language)} ${sum}`;
  });
  const name = columnName(wording, by);
  const unit = unitInWords(wording, per);
  return said(
    wording,
    `${unit}按${name}给予${most(wording)}：${each.join('，')}${capped(wording, cap, per)}`,
    `${most(wording)}a sum by ${name} ${unit}: ${each.join(', ')}${capped(wording, cap, per)}`,
  );
}

function increment(wording: Wording, { rate: name, of, over, cap, per }: Of<'increment'>): string {
  const grown = columnName(wording, of);
  const before = columnName(wording, over.column);
  const base =
    over.rate === undefined
      ? before
      : said(
          wording,
          `${before}的 ${figure(wording, over.rate)} `,
          `${figure(wording, over.rate)} of the ${before}`,
        );
  const share =
    name === null
      ? said(wording, `${grown}超过${base}的部分，全额给付`, `all of the ${grown} beyond ${base}`)
      : said(
          wording,
          `按${grown}比${base}新增部分${rate(wording, name)} 给予补助`,
          `${rate(wording, name)} of the increase of the ${grown} over the ${base}`,
        );
  return `${share}${capped(wording, cap, per)}`;
}

function perUnit(
  wording: Wording,
  { amount, units, most: bound, cap, per }: Of<'perUnit'>,
): string {
  const counted = columnName(wording, units);
  const sum = figure(wording, amount);
  const each = counter(wording, units);
  const limit =
    bound === undefined
      ? ''
      : said(
          wording,
          `，最多计 ${figure(wording, bound)} ${each}`,
          `, counting up to ${figure(wording, bound)}`,
        );
  return said(
    wording,
    `按${counted}，每${each}给予 ${sum}${limit}${capped(wording, cap, per)}`,
    `${sum} for each of the ${counted}${limit}${capped(wording, cap, per)}`,
  );
}

/** The word that counts a column's units: 人数(人) counts 人, 签到张数 counts 张. */
function counter({ rule }: Wording, name: string): string {
  const zh = columnOf(rule, name)?.zh ?? name;
  return /\(([^()/]+)\)$/.exec(zh)?.[1] ?? /(.)数$/.exec(zh)?.[1] ?? '个';
}

function beyondQuota(wording: Wording, mechanism: Of<'perUnitBeyondQuota'>): string {
  const { amount, actual, quota, units, cap, per } = mechanism;
  const sum = figure(wording, amount);
  const reached = columnName(wording, actual);
  const asked = columnName(wording, quota);
  return units === 'beyond'
    ? said(
        wording,
        `${reached}超过${asked}的，每多一家给予 ${sum}${capped(wording, cap, per)}`,
        `${sum} for each one by which the ${reached} pass the ${asked}${capped(wording, cap, per)}`,
      )
    : said(
        wording,
        `${reached}达到${asked}的，每一家给予 ${sum}${capped(wording, cap, per)}`,
        `${sum} for each of the ${reached} once the ${asked} is met${capped(wording, cap, per)}`,
      );
}

function match(wording: Wording, { of, rate: name, cap, per }: Of<'match'>): string {
  const level = said(
    wording,
    { state: '国家', province: '省', city: '市' }[of],
    { state: 'the state', province: 'the province', city: 'the city' }[of],
  );
  const basis = basisInWords(wording);
  return `${said(
    wording,
    `按${level}所拨（${basis}）${rate(wording, name)} 配套`,
    `matches what ${level} paid (${basis}) at ${rate(wording, name)}`,
  )}${capped(wording, cap, per)}`;
}

function instalments(wording: Wording, { of, parts, per }: Of<'instalments'>): string {
  const whole =
    of === null
      ? ''
      : of.kind === 'fixed'
        ? said(
            wording,
            `${unitInWords(wording, of.per)}共 ${figure(wording, of.amount)}`,
            `${figure(wording, of.amount)} ${unitInWords(wording, of.per)}`,
          )
        : cappedRate(wording, of);
  const shares = parts.flatMap((part) => ('share' in part ? [part.share] : []));
  const equal = shares.length === parts.length && new Set(shares).size === 1;
  const each = parts
    .map((part, at) => {
      const due =
        'amount' in part
          ? `${most(wording)}${figure(wording, part.amount)}`
          : part.share.includes('/')
            ? part.share
            : rateInWords(part.share);
      return said(wording, `第 ${at + 1} 年 ${due}`, `year ${at + 1} ${due}`);
    })
    .join(said(wording, '，', ', '));
  const told = equal
    ? said(wording, `分 ${parts.length} 年等额付`, `in ${parts.length} equal yearly parts`)
    : said(wording, `分 ${parts.length} 年付：${each}`, `over ${parts.length} years: ${each}`);
  const lead = whole === '' ? `${unitInWords(wording, per)}` : whole;
  return said(
    wording,
    `${lead}${whole === '' ? '' : '，'}${told}`,
    `${lead}${whole === '' ? ' ' : ', '}${told}`,
  );
}

function caseByCase(wording: Wording, { cap, per }: Of<'caseByCase'>): string {
  return cap === null
    ? said(
        wording,
        '金额文中未印，一事一议',
        'the text prints no sum; each case is decided by itself',
      )
    : said(
        wording,
        `一事一议，${unitInWords(wording, per)}最高 ${figure(wording, cap)}`,
        `decided case by case, at most ${figure(wording, cap)} ${unitInWords(wording, per)}`,
      );
}

function envelope(wording: Wording, { amount, years }: Of<'envelope'>): string {
  const span = years
    ? said(wording, `（${years.from}—${years.to} 年）`, ` (${years.from} to ${years.to})`)
    : '';
  if (amount === null) {
    return said(
      wording,
      `设专项资金${span}，文中未印总额，也不落到具体单位。`,
      `A fund${span} without a printed sum; it names no beneficiary.`,
    );
  }
  const sum = figure(wording, amount);
  return said(
    wording,
    `每年安排 ${sum}${span}，不落到具体单位。`,
    `${capital(sum)} a year${span} for a purpose; it names no beneficiary.`,
  );
}

function penalty(wording: Wording, { consequence, of, conduct }: Of<'penalty'>): string {
  const what = {
    recovery: {
      whole: ['追回全部资金', 'all of the money is recovered'],
      part: ['收回相应资金', 'the money concerned is recovered'],
      asDecided: ['追回资金，数额另定', 'money is recovered as decided'],
    }[of ?? 'whole'],
    loss: ['取消资格或待遇', 'the title or benefit is lost'],
    byLaw: ['依法处理', 'the law decides'],
  }[consequence] as [string, string];
  return said(
    wording,
    `这一条不付钱：${conduct}的，${what[0]}。`,
    `Pays nobody: for “${conduct}”, ${what[1]}.`,
  );
}

/** A basis that already begins with an article keeps its own. */
function bare(basis: string): string {
  return basis.replace(/^the /, '');
}

function tidy(text: string): string {
  return text.replaceAll('  ', ' ');
}
