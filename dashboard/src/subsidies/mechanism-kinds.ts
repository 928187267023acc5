import type { MechanismEntry } from '../../../subsidies/mechanisms.ts';
import type { Bilingual } from '../../../targets/wording.ts';

/** What the filter offers; a test keeps it as the mechanisms name themselves. */
export const MECHANISM_KINDS: Readonly<Record<MechanismEntry['kind'], Bilingual>> = {
  fixed: { zh: '定额', en: 'Fixed sum' },
  cappedRate: { zh: '按比例、有上限', en: 'Rate with a cap' },
  shareOfCost: { zh: '按实际支出补助', en: 'Share of costs' },
  tiered: { zh: '分档', en: 'Tiers' },
  graded: { zh: '按等次', en: 'By grade' },
  increment: { zh: '按增量', en: 'Share of the increase' },
  perUnit: { zh: '按数量', en: 'Sum for each unit' },
  perUnitBeyondQuota: { zh: '超任务按家数', en: 'Sum for each unit past the quota' },
  match: { zh: '配套', en: 'Match of another level' },
  instalments: { zh: '分期兑付', en: 'Instalments' },
  envelope: { zh: '年度总额', en: 'Yearly envelope' },
  caseByCase: { zh: '一事一议', en: 'Case by case' },
  gate: { zh: '门槛', en: 'Gate' },
  penalty: { zh: '追回、处罚', en: 'Recovery or penalty' },
};
