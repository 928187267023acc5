import { money } from '../columns.ts';
import type { Column } from '../source.ts';

const PART = { unit: '元', blank: 0, note: '三级之和应等于总额；该级没有的可留空' } as const;

/** The parts of an amount by level of government; an empty one is zero only where the others sum. */
export const LEVEL_PARTS: readonly Column[] = [
  money('province_fen', ['其中省级', '省级', '省级资金', '省级金额'], PART),
  money('city_fen', ['其中市级', '市级', '市级资金', '市级金额'], PART),
  money('district_fen', ['其中区县级', '区县级', '区县级资金', '区县级金额'], PART),
];
