import { describe, expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import { places } from './assign.ts';
import type { DocumentFund, MoneyRecords } from './records.ts';
import { approval, appropriation, payment, records } from './sample-records.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);
const placesOf = (given: Partial<MoneyRecords>) => places(records(given), subsidies, reference);

const DEVELOPMENT = 'jn-tech-transfer-2021.seller-development';
const PRINTED = '技术转移转化服务体系建设补助专项资金';
const FIRST = 'jn-innovation-capacity-2021.htf-first';
const CAPACITY = '济政发〔2021〕14号';
const capacity = { document: 'jn-innovation-capacity-2021', documentNo: CAPACITY };
const DAY = '2023-06-01';
const mapped = (fund: string, given: Partial<DocumentFund> = {}): DocumentFund => ({
  documentNo: CAPACITY,
  fund,
  from: '2022-01-01',
  to: '2023-12-31',
  simulated: false,
  ...given,
});
const platform = payment({
  ...capacity,
  clause: '第（八）条',
  candidates: ['jn-innovation-capacity-2021.platform-national'],
  fund: '平台资金',
});

describe('the fund of a rule', () => {
  test('is the one its clause prints where nothing is loaded', () => {
    expect(placesOf({}).rule(DEVELOPMENT, DAY)).toEqual({
      rule: DEVELOPMENT,
      document: 'jn-tech-transfer-2021',
      bureau: '市科技局',
      fund: PRINTED,
      account: null,
    });
  });

  test('is the one its clause prints where appropriations name it, whatever else is paid', () => {
    const given = { appropriations: [appropriation({ fund: PRINTED })], payments: [payment()] };
    expect(placesOf(given).rule(DEVELOPMENT, DAY).fund).toBe(PRINTED);
  });

  test('is the one that payments name where no money goes by the printed name', () => {
    expect(placesOf({ payments: [payment()] }).rule(DEVELOPMENT, DAY).fund).toBe(
      '科技成果转移转化资金',
    );
  });

  test('is the one that the map gives its document on the day', () => {
    const funds = [mapped('甲资金', { to: '2023-05-31' }), mapped('乙资金', { from: DAY })];
    const { rule } = placesOf({ funds, payments: [platform] });
    expect(rule(FIRST, '2023-05-31').fund).toBe('甲资金');
    expect(rule(FIRST, DAY).fund).toBe('乙资金');
  });

  test('is, of several in the map, the one that payments of its own clause name', () => {
    const own = payment({
      ...capacity,
      clause: '第（七）条',
      candidates: [FIRST],
      fund: '培育资金',
    });
    const payments = [platform, { ...platform, line: 2 }, own];
    const funds = [mapped('平台资金'), mapped('培育资金')];
    const { rule } = placesOf({ funds, payments });
    expect(rule(FIRST, DAY).fund).toBe('培育资金');
    expect(rule('jn-innovation-capacity-2021.platform-national', DAY).fund).toBe('平台资金');
  });

  test('is not told where the map names several and no payment one of them', () => {
    expect(placesOf({ funds: [mapped('甲'), mapped('乙')] }).rule(FIRST, DAY).fund).toBeNull();
  });

  test('is the last of the map after its end where nothing was paid', () => {
    const funds = [mapped('甲资金', { to: '2022-12-31' }), mapped('乙资金')];
    expect(placesOf({ funds }).rule(FIRST, '2026-01-01').fund).toBe('乙资金');
  });

  test('is not assigned where nobody says', () => {
    expect(placesOf({}).rule(FIRST, DAY)).toMatchObject({ fund: null, account: null });
  });
});

describe('the account of a fund', () => {
  test('is that of its appropriations before that of its payments', () => {
    const given = {
      appropriations: [appropriation({ account: '甲科目' })],
      payments: [payment({ account: '乙科目' })],
    };
    expect(placesOf(given).rule(DEVELOPMENT, DAY).account).toBe('甲科目');
  });

  test('is not assigned where its appropriations name two', () => {
    const appropriations = [appropriation(), appropriation({ account: '乙科目' })];
    const { rule } = placesOf({ appropriations, payments: [payment()] });
    expect(rule(DEVELOPMENT, DAY)).toMatchObject({ fund: '科技成果转移转化资金', account: null });
  });
});

describe('records', () => {
  test('keep the fund and account that they name', () => {
    const line = payment({ fund: '丙资金', account: '丙科目' });
    expect(placesOf({ payments: [line] }).payment(line, DEVELOPMENT)).toEqual({
      rule: DEVELOPMENT,
      document: 'jn-tech-transfer-2021',
      bureau: '市科技局',
      fund: '丙资金',
      account: '丙科目',
    });
  });

  test('without a fund have their rule’s', () => {
    const line = payment({ fund: null, account: null });
    const given = { payments: [line], appropriations: [appropriation({ fund: PRINTED })] };
    expect(placesOf(given).payment(line, DEVELOPMENT)).toMatchObject({
      fund: PRINTED,
      account: '2060404 科技成果转化与扩散',
    });
  });

  test('under a document that is not codified stand under its number, with no bureau', () => {
    const unknown = {
      document: null,
      documentNo: '济科字〔2024〕9号',
      candidates: [],
    };
    const { approval: ofApproval } = placesOf({});
    expect(ofApproval(approval(unknown), null)).toEqual({
      rule: null,
      document: '济科字〔2024〕9号',
      bureau: null,
      fund: null,
      account: null,
    });
  });

  test('of no single rule have the bureau that all rules of their clause name', () => {
    const both = approval({ candidates: [DEVELOPMENT, 'jn-tech-transfer-2021.seller-service'] });
    expect(placesOf({}).approval(both, null)).toMatchObject({ rule: null, bureau: '市科技局' });
  });

  test('that are payments of no document at all are assigned nothing but what they name', () => {
    const line = payment({ document: null, documentNo: null, candidates: [], clause: null });
    expect(placesOf({}).payment(line, null)).toMatchObject({
      document: null,
      bureau: null,
      fund: '科技成果转移转化资金',
    });
  });

  test('of appropriations have their own bureau, by the name that texts give it', () => {
    expect(placesOf({}).appropriation(appropriation())).toMatchObject({
      rule: null,
      document: null,
      bureau: '市科技局',
    });
    const district = appropriation({ bureau: '历下区科学技术局' });
    expect(placesOf({}).appropriation(district).bureau).toBe('历下区科技局');
    expect(placesOf({}).appropriation(appropriation({ bureau: null })).bureau).toBeNull();
  });
});
