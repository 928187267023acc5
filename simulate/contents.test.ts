import { describe, expect, test } from 'vitest';
import { readEventAttribute } from '../reference/event-attribute.ts';
import { loadRegions } from '../reference/regions.ts';
import { eventTypesOf } from './events.ts';
import { allRows, fenOf, smallCity, type Row } from './read-city.ts';

const PARTS = ['其中省级(元)', '其中市级(元)', '其中区县级(元)'];
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

function grouped(rows: readonly Row[], column: string): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row[column] ?? '') as Map<string, Row[]>;
}

describe.each(['jinan', 'qingdao'] as const)('in %s', (city) => {
  const making = { city, dirty: 0, firms: 900, contracts: 4000 } as const;

  test('every kind of event happens, with its attributes and nobody else’s', async () => {
    const rows = grouped(allRows(await smallCity(making), 'events'), '事项类别');
    const types = eventTypesOf(city);
    expect([...rows.keys()].toSorted()).toEqual(types.map(({ type }) => type).toSorted());
    const all = types.flatMap(({ attributes }) => attributes.map(readEventAttribute));
    for (const { type, attributes, levels, grades, amountMeans } of types) {
      const own = rows.get(type) ?? [];
      expect(own.length, type).toBeGreaterThanOrEqual(2);
      const declared = attributes.map(readEventAttribute);
      for (const row of own) {
        if (levels.length > 0) expect(levels).toContain(row['级别']);
        if (row['等次'] !== '') expect(grades).toContain(row['等次']);
        if (amountMeans !== '') expect(fenOf(row['金额(元)'])).toBeGreaterThan(0n);
        for (const { heading, choices } of declared) {
          if (heading !== '团队名称') expect(row[heading], `${type} ${heading}`).not.toBe('');
          if (choices.length > 0) expect(choices).toContain(row[heading]);
        }
        for (const { heading } of all) {
          const mine = declared.some((each) => each.heading === heading);
          if (!mine) expect(row[heading], `${type} ${heading}`).toBe('');
        }
      }
    }
  });

  test('the parts of approvals and payments sum to the fen, and refunds are negative throughout', async () => {
    const made = await smallCity(making);
    for (const row of allRows(made, 'approvals')) {
      const amount = fenOf(row['批准金额(元)']);
      expect(amount).toBeGreaterThan(0n);
      expect(sum(PARTS.map((part) => fenOf(row[part])))).toBe(amount);
    }
    const payments = allRows(made, 'subsidy-payouts');
    expect(payments.some((row) => row['支付金额(元)']?.startsWith('-'))).toBe(true);
    for (const row of payments) {
      const amount = fenOf(row['支付金额(元)']);
      const parts = PARTS.map((part) => fenOf(row[part]));
      expect(sum(parts)).toBe(amount);
      expect(parts.every((part) => (amount < 0n ? part <= 0n : part >= 0n))).toBe(true);
    }
  });

  test('nothing is paid before it is approved, nor more than was approved, nor refunded before', async () => {
    const made = await smallCity(making);
    const payments = grouped(allRows(made, 'subsidy-payouts'), '批复编号');
    const approvals = new Map(allRows(made, 'approvals').map((row) => [row['批复编号'], row]));
    let instalments = 0;
    for (const [number, rows] of payments) {
      const approval = approvals.get(number);
      const days = rows.map((row) => row['支付日期'] ?? '');
      expect(days.every((day) => day >= (approval?.['批准日期'] ?? '9999'))).toBe(true);
      const amounts = rows.map((row) => fenOf(row['支付金额(元)']));
      const paid = sum(amounts.filter((amount) => amount > 0n));
      expect(paid).toBeLessThanOrEqual(fenOf(approval?.['批准金额(元)']));
      expect(sum(amounts)).toBeGreaterThanOrEqual(0n);
      instalments += amounts.filter((amount) => amount > 0n).length > 1 ? 1 : 0;
    }
    expect(instalments).toBeGreaterThan(0);
    expect(approvals.size).toBeGreaterThan(payments.size);
  });

  test('the books close in mid December, but for vouchers', async () => {
    const rows = allRows(await smallCity(making), 'subsidy-payouts');
    const late = rows.filter((row) => (row['支付日期']?.slice(5) ?? '') > '12-15');
    expect(late.every((row) => row['券种'] !== '' || row['用途']?.includes('保险'))).toBe(true);
  });

  test('each year’s budgets cover what each fund paid', async () => {
    const made = await smallCity(making);
    const budgets = grouped(allRows(made, 'appropriations'), '预算年度');
    for (const [year, paid] of grouped(allRows(made, 'subsidy-payouts'), '预算年度')) {
      for (const [fund, rows] of grouped(paid, '专项资金')) {
        const set = (budgets.get(year) ?? []).filter((row) => row['专项资金'] === fund);
        expect(sum(set.map((row) => fenOf(row['预算金额(万元)'], '万元')))).toBeGreaterThanOrEqual(
          sum(rows.map((row) => fenOf(row['支付金额(元)']))),
        );
      }
    }
  });

  test('contracts keep the order of their money: untaxed, technical, whole', async () => {
    const rows = allRows(await smallCity(making), 'tech-contracts');
    for (const row of rows) {
      const of = (column: string) => fenOf(row[column], '万元');
      expect(of('技术交易额(万元)')).toBeLessThanOrEqual(of('合同成交额(万元)'));
      expect(of('免税技术交易额(万元)')).toBeLessThanOrEqual(of('技术交易额(万元)'));
    }
    const numbers = rows.map((row) => row['合同登记编号']);
    const repeated = rows.filter((row) => row['前次转让登记编号'] !== '');
    expect(repeated.length).toBeGreaterThan(0);
    const byNumber = new Map(rows.map((row) => [row['合同登记编号'], row]));
    for (const row of repeated) {
      const earlier = byNumber.get(row['前次转让登记编号'] ?? '');
      expect(earlier?.['合同成交额(万元)']).toBe(row['前次成交额(万元)']);
      expect(numbers.indexOf(row['前次转让登记编号'])).toBeLessThan(
        numbers.indexOf(row['合同登记编号']),
      );
    }
    const december = rows.filter((row) => row['认定登记日期']?.slice(5, 7) === '12').length;
    expect(december / rows.length).toBeGreaterThan(0.15);
  });

  test('districts and zones stand only on days on which they are there', async () => {
    const made = await smallCity(making);
    const regions = loadRegions();
    const found = (cell: string) => regions.find(({ id, name }) => id === cell || name === cell);
    for (const row of allRows(made, 'enterprises')) {
      for (const column of ['行政区划', '管理归属']) {
        if (row[column] === '') continue;
        const region = found(row[column] ?? '');
        expect(region, row[column]).toBeDefined();
        expect((region?.validFrom ?? '') <= (row['起始日期'] ?? '')).toBe(true);
      }
    }
  });

  test('some firms report no research, some for two years running, and some do not answer', async () => {
    const rows = allRows(await smallCity(making), 'rd-spend').filter(
      (row) => row['数据来源'] === '研发统计',
    );
    const zero = rows.filter((row) => row['研发费用(千元)'] === '0');
    const running = [...grouped(zero, '统一社会信用代码').values()].filter((own) =>
      own.some((row) => own.some((next) => Number(next['年份']) === Number(row['年份']) + 1)),
    );
    expect(zero.length).toBeGreaterThan(running.length);
    expect(running.length).toBeGreaterThan(0);
    const silent = rows.filter((row) => row['是否报送'] === '否');
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every((row) => row['研发费用(千元)'] === '')).toBe(true);
  });

  test('certificates are renewed, lapse, move in and out, and are taken away', async () => {
    const rows = allRows(await smallCity({ ...making, firms: 3000 }), 'high-tech-firms');
    const kinds = grouped(rows, '认定类型');
    expect([...kinds.keys()].toSorted()).toEqual(['迁入', '重新认定', '首次认定']);
    expect(rows.every((row) => /^GR\d{12}$/.test(row['证书编号'] ?? ''))).toBe(true);
    expect(rows.some((row) => row['迁出日期'] !== '')).toBe(true);
    expect(rows.some((row) => row['取消资格日期'] !== '')).toBe(true);
    expect(rows.some((row) => row['省培育库入库日期'] !== '')).toBe(true);
    const last = [...grouped(rows, '统一社会信用代码').values()].map((own) => own.at(-1));
    expect(last.some((row) => (row?.['有效期至'] ?? '') < '2025-01-01')).toBe(true);
  });
});
