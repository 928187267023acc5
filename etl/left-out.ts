/** A first cell that makes its row a total: 合计, 全区小计, 合计（3个区）. */
export const TOTAL =
  '(本页|本表|全市|全区|全县|以上)?(合计|总计|小计|累计|共计|总和)(数|金额)?([(（][^)）]{1,12}[)）])?[:：]?';

/** A first cell that makes its row a remark on the table. */
export const REMARK =
  '(注|备注|说明|填表说明|填报说明|填报人|填表人|制表人|经办人|审核人|负责人|单位负责人|填报单位|填报日期|制表日期|数据来源|联系电话)[0-9]?[:：].*';

const pattern = new RegExp(`^(${TOTAL}|${REMARK})$`, 's');

/** True for a row that is a total or a remark by its first filled cell. */
export function isLeftOut(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '') ?? '';
  return pattern.test(first.replace(/\s/g, ''));
}
