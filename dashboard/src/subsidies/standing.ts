import type { Bilingual } from '../../../targets/wording.ts';
import type { Entitled } from './answer.ts';

/** How an entitlement ended. */
export type Standing = 'due' | 'partly' | 'lost' | 'gate' | 'missing' | 'nothingLeft';

export function standingOf(row: Pick<Entitled, 'afterStacking' | 'gate' | 'lostTo'>): Standing {
  if (row.gate !== null) return 'gate';
  if (row.afterStacking === null) return 'missing';
  const paid = !/^0(\.0+)?$/.test(row.afterStacking);
  if (row.lostTo.length > 0) return paid ? 'partly' : 'lost';
  return paid ? 'due' : 'nothingLeft';
}

export const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  due: { zh: '应付', en: 'due' },
  partly: { zh: '部分让与', en: 'lost in part' },
  lost: { zh: '让与其他条款', en: 'lost to another rule' },
  gate: { zh: '被门槛挡下', en: 'barred by a gate' },
  missing: { zh: '缺数据，不能算', en: 'cannot be told' },
  nothingLeft: { zh: '限额已用完或不足起点', en: 'cap used up, or nothing reached' },
};
