import { expect, test } from 'vitest';
import { loadPublished } from './published.ts';

test('of several claims about one year the better grade is taken, then the later publication', () => {
  const jinan = loadPublished('jinan');
  expect(jinan.get('tech_contract_turnover 2023')).toMatchObject({ value: '916.15', bound: null });
  expect(jinan.get('high_tech_firms 2018')).toMatchObject({ value: '1547', unit: '家' });
});

test('a figure that is only known as “more than” says so', () => {
  expect(loadPublished('jinan').get('high_tech_firms 2022')?.bound).toBe('atLeast');
});

test('each city has its own figures', () => {
  const qingdao = loadPublished('qingdao');
  expect(qingdao.get('tech_contract_turnover 2021')?.value).toBe('320.1');
  expect(qingdao.has('tech_contract_turnover 2023')).toBe(false);
});
