import fc from 'fast-check';
import { sampleOf, type Cells } from './sample-sources.ts';

/** Codes with a right check character. */
export const CODES = [
  '91370102MA3C1B2D1E',
  '91370102MA3C1B2D2H',
  '91370102MA3C1B2D3L',
  '91370102MA3C1B2D4P',
  '91370202MA3D4E5F6M',
  '123700004955703036',
];
const DISTRICTS = ['历下区', '市中区', '槐荫区', '章丘区', '济阳区', '莱芜区', '即墨区', '崂山区'];
const SPAN = { min: new Date('2019-02-01'), max: new Date('2025-12-31'), noInvalidDate: true };

const day = fc.date(SPAN).map((date) => date.toISOString().slice(0, 10));
const district = fc.constantFrom(...DISTRICTS);
const code = fc.constantFrom(...CODES);
const yes = fc.constantFrom('是', '否', '');
const name = fc.constantFrom(
  '济南量子测量有限公司',
  '青岛海洋仪器, 股份公司',
  '山东大学',
  '甲"乙"研究院',
);

/** An amount in whole fen as the text of a unit that has so many fen to one. */
export function amountText(fen: bigint, decimals: number): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${fen < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const fen = fc.bigInt({ min: 0n, max: 10n ** 13n });
const wan = (amount: bigint) => amountText(amount, 6);
const yuan = (amount: bigint) => amountText(amount, 2);

const contract = fc
  .record({
    amounts: fc.array(fen, { minLength: 3, maxLength: 3 }),
    day,
    seller: code,
    buyer: name,
    district,
    yes,
    kind: fc.constantFrom('技术开发', '技术转让', '技术许可', '技术咨询', '技术服务'),
  })
  .map(({ amounts, day: on, seller, buyer, district: at, yes: small, kind }): Cells => {
    const [most = 0n, middle = 0n, least = 0n] = amounts.toSorted((a, b) => (a < b ? 1 : -1));
    return {
      合同类别: kind,
      卖方代码: seller,
      买方名称: buyer,
      买方行政区划: at,
      买方管理归属: '',
      买方是否中小微: small,
      '合同成交额(万元)': wan(most),
      '技术交易额(万元)': wan(middle),
      '免税技术交易额(万元)': wan(least),
      认定登记日期: on,
    };
  });

const approval = fc
  .record({ parts: fc.array(fen, { minLength: 3, maxLength: 3 }), day, code, name })
  .map(({ parts, day: on, code: id, name: unit }): Cells => ({
    受益单位: unit,
    统一社会信用代码: id,
    '批准金额(元)': yuan(parts.reduce((sum, part) => sum + part, 0n)),
    '其中省级(元)': yuan(parts[0] ?? 0n),
    '其中市级(元)': yuan(parts[1] ?? 0n),
    '其中区县级(元)': yuan(parts[2] ?? 0n),
    批准日期: on,
  }));

const unit = fc
  .record({
    code,
    name,
    district,
    day,
    yes,
    size: fc.constantFrom('大型', '中型', '小型', '微型', ''),
  })
  .map(({ code: id, name: called, district: at, day: on, yes: above, size }): Cells => ({
    统一社会信用代码: id,
    单位名称: called,
    企业规模: size,
    是否规上: above,
    行政区划: at,
    管理归属: at,
    成立日期: on,
  }));

const quota = fc
  .record({ district, amount: fc.integer({ min: 0, max: 99_999 }) })
  .map(({ district: at, amount }): Cells => ({ 区县: at, 任务数: String(amount) }));

/** Cells that give each row of a table a key of its own. */
const KEYS: Readonly<Record<string, (at: number) => Cells>> = {
  'tech-contracts': (at) => ({ 合同登记编号: `2023370100${at}` }),
  approvals: (at) => ({ 批复编号: `批-${at}` }),
  enterprises: (at) => ({ 起始日期: `2020-01-${String(at + 1).padStart(2, '0')}`, 截止日期: '' }),
  quotas: (at) => ({ 年度: String(2010 + at), 口径: `第${at}行` }),
};
const ROWS: Readonly<Record<string, fc.Arbitrary<Cells>>> = {
  'tech-contracts': contract,
  approvals: approval,
  enterprises: unit,
  quotas: quota,
};

export interface SoundTable {
  readonly source: string;
  readonly rows: readonly Cells[];
}

/** Tables of a source as the contract prints them, every row sound and with a key of its own. */
export function soundTables(source: string, most = 12): fc.Arbitrary<SoundTable> {
  const cells = ROWS[source] ?? fc.constant({});
  const { row } = sampleOf(source);
  return fc.array(cells, { minLength: 1, maxLength: most }).map((list) => ({
    source,
    rows: list.map((each, at) => ({ ...row, ...each, ...KEYS[source]?.(at) })),
  }));
}

export const GENERATED = Object.keys(ROWS);
