import { createHash } from 'node:crypto';
import { cellOf } from './sample-statistics.ts';

/** What a sound row of `tech-contracts` needs, and a column of free text. */
const SOUND = {
  合同登记编号: '2024370100000001',
  项目名称: '传感器标定技术服务',
  合同类别: '技术服务',
  合同状态: '有效',
  卖方名称: '济南甲科技有限公司',
  买方名称: '青岛乙科技有限公司',
  '合同成交额(万元)': '98.59',
  认定登记日期: '2024-03-01',
} as const;

export type ContractCells = Partial<Record<keyof typeof SOUND, string>>;

export const CONTRACT_HEADINGS: readonly string[] = Object.keys(SOUND);

/** The cells of a sound row, some of them changed. */
export function contractCells(cells: ContractCells = {}): string[] {
  return Object.values({ ...SOUND, ...cells });
}

/** Rows as a CSV below the headings. */
export function contractsCsv(rows: readonly (readonly string[])[]): string {
  return [CONTRACT_HEADINGS, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\n`).join('');
}

/** Sound rows, each with text that no compression makes smaller than 32 bytes or a multiple of it. */
export function manyContracts(count: number, texts = 1): string[][] {
  return Array.from({ length: count }, (_, at) =>
    contractCells({
      合同登记编号: `M${at}`,
      项目名称: Array.from({ length: texts }, (__, part) => sha256(`${at} ${part}`)).join(''),
      '合同成交额(万元)': String((at * 7919) % 100_003),
      认定登记日期: `202${at % 5}-0${1 + (at % 9)}-${10 + (at % 19)}`,
    }),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
