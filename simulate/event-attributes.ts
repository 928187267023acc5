import { readEventAttribute } from '../reference/event-attribute.ts';
import { FIELDS, SUBJECTS } from './names.ts';
import type { Draws } from './random.ts';

/** What the attributes of an event depend on. */
export interface EventFacts {
  readonly year: number;
  /** In yuan, or null. */
  readonly yuan: number | null;
  readonly level: string;
  readonly isTeam: boolean;
  readonly unitName: string;
}

const AWARDS = ['自然科学奖', '技术发明奖', '科学技术进步奖', '国际科学技术合作奖'];
const PLATFORMS = ['重点实验室', '技术创新中心', '工程研究中心', '企业技术中心', '制造业创新中心'];

/** The values of the columns that an event's kind declares, by heading. */
export function attributesOf(
  declared: readonly string[],
  facts: EventFacts,
  draws: Draws,
): Map<string, string> {
  const values = new Map<string, string>();
  const rate = draws.between(310, 420);
  for (const each of declared) {
    const { heading, choices, unit } = readEventAttribute(each);
    values.set(heading, valueOf(heading, choices, unit, { ...facts, rate }, draws));
  }
  const first = values.get('首次纳入年度');
  if (first !== undefined) {
    const turn = Math.min(draws.between(1, 3), facts.year - 2017);
    values.set('首次纳入年度', String(facts.year - turn + 1));
    values.set('年次', String(turn));
  }
  return values;
}

function valueOf(
  heading: string,
  choices: readonly string[],
  unit: string | undefined,
  facts: EventFacts & { readonly rate: number },
  draws: Draws,
): string {
  if (heading === '申领人') return facts.isTeam ? '团队' : '企业';
  if (heading === '路径') return facts.level === '市级' ? '首次认定' : draws.pick(choices.slice(1));
  if (choices.includes('是')) return draws.chance(0.35) ? '是' : '否';
  if (choices.length > 0) return draws.pick(choices);
  if (unit === '年') return String(draws.between(1, 3));
  if (unit === '%') return percentage(heading, facts.rate, draws);
  if (unit === '元') return String(share(facts.yuan, draws));
  if (unit === '分') return String(draws.between(58, 98));
  if (unit !== undefined) return String(draws.between(1, 300));
  if (heading.endsWith('日期')) return `${facts.year - 1}-0${draws.between(1, 9)}-15`;
  if (heading.endsWith('年度')) return String(facts.year);
  if (heading === '团队名称') return facts.isTeam ? facts.unitName : '';
  if (heading === '领域') return draws.pick(['量子信息', ...FIELDS]);
  if (heading === '奖种') return draws.pick(AWARDS);
  if (heading === '平台类型') return draws.pick(PLATFORMS);
  if (heading === '签到张数') return String(draws.between(18, 260));
  if (heading === '得分') return String(draws.between(58, 98));
  if (heading === '年次') return String(draws.between(1, 3));
  return heading === '新技术' ? draws.pick(SUBJECTS) : `模拟${draws.between(1, 99)}`;
}

/** Rates in hundredths: a reference rate, the loan's own above it, a guarantee's, own funds in place. */
function percentage(heading: string, reference: number, draws: Draws): string {
  if (heading.startsWith('自有资金')) return String(draws.between(40, 100));
  if (heading.startsWith('担保')) return hundredths(draws.between(0, 150));
  return hundredths(heading.startsWith('LPR') ? reference : reference + draws.between(-30, 130));
}

function hundredths(value: number): string {
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}

/** Interest, fees and own money: some hundredths of the event's amount. */
function share(yuan: number | null, draws: Draws): number {
  return Math.floor((yuan ?? 1_500_000) / 1000) * draws.between(5, 60);
}
