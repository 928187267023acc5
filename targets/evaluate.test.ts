import { describe, expect, test } from 'vitest';
import { FIRMS, figure, judged, policy, region, target } from '../tests/target-fixtures.ts';
import { statement } from './statement.ts';
import { evaluate } from './evaluate.ts';
import { seriesKey } from './series.ts';

describe('an evaluation', () => {
  const running = { clocks: { asOf: '2022-06-30' } };

  test('says what is short, and where the path stands in the latest year', () => {
    const { gap, requiredByNow, threshold } = judged(
      target(),
      { 2019: '2000', 2021: '3500' },
      running,
    );
    expect(threshold?.toString()).toBe('4400');
    expect(requiredByNow?.toString()).toBe('3600');
    expect(gap?.toString()).toBe('900');
  });

  test('shows what is exceeded as a negative gap', () => {
    expect(judged(target(), { 2022: '4500' }).gap?.toString()).toBe('-100');
  });

  test('gives the yearly growth that is still needed, and none once it is due', () => {
    const points = { 2019: '2000', 2021: '4000' };
    expect(judged(target(), points, running).growthNeeded).toBe('0.1');
    expect(judged(target(), points).growthNeeded).toBeNull();
  });

  test('needs no more growth where the goal is reached', () => {
    expect(judged(target(), { 2021: '4400' }, running).growthNeeded).toBe('0');
  });

  test('gives a fall as negative growth where falling is better', () => {
    const goal = target({ comparator: '<=', value: '100' });
    expect(judged(goal, { 2019: '400', 2021: '200' }, running).growthNeeded).toBe('-0.5');
  });

  test('has neither threshold nor methods for a mere direction', () => {
    const goal = target({ form: 'direction', comparator: '>', path: 'directionOnly' });
    const { threshold, methods, gap } = judged(goal, { 2019: '2000', 2022: '2001' });
    expect([threshold, methods, gap]).toEqual([null, null, null]);
  });
});

describe('the two clocks', () => {
  const points = { 2019: '2000', 2022: '4400' };

  test.each([
    ['2020-03-31', '2023-06-30', 'notYetIssued'],
    ['2023-06-30', '2020-03-31', 'notYetIssued'],
    ['2023-06-30', '2020-04-01', 'deadlineFigureMeets'],
  ])('asOf %s and knownAt %s give %s', (asOf, knownAt, reason) => {
    expect(judged(target(), points, { clocks: { asOf, knownAt } }).reason).toBe(reason);
  });

  test('a plan with no printed date at all is judged on any day', () => {
    const document = policy({
      issued: null,
      validity: { from: null, to: null, basis: 'notPrinted', evidence: null },
    });
    expect(judged(target(), points, { document }).verdict).toBe('achieved');
  });

  test('the goal of a draft is judged like any other', () => {
    expect(judged(target(), points, { document: policy({ draft: true }) }).verdict).toBe(
      'achieved',
    );
  });
});

describe('a break in the series', () => {
  test('parts the figures, and those before it are kept to be shown', () => {
    const { history, beforeBreak } = judged(
      target(),
      { 2018: '1500', 2019: '2000', 2022: '4400' },
      { breaks: ['2019-01-01'] },
    );
    expect(history.map(({ year }) => year)).toEqual([2019, 2022]);
    expect(beforeBreak.map(({ year }) => year)).toEqual([2018]);
  });

  test('counts from the latest of several', () => {
    const { baseline } = judged(
      target(),
      { 2019: '2000', 2022: '4400' },
      { breaks: ['2018-01-01', '2021-01-01'] },
    );
    expect(baseline).toEqual({ year: 2019, value: null, reason: 'breakInSeries' });
  });
});

describe('units', () => {
  const turnover = { ...FIRMS, id: 'turnover', unit: '万元' };
  const goal = target({ indicator: 'turnover', unit: '亿元', value: '700', comparator: '>' });

  test.each([
    ['6999999', 'missed'],
    ['7000000', 'missed'],
    ['7000000.01', 'achieved'],
  ])('%s 万元 against more than 700 亿元 is %s', (value, verdict) => {
    expect(judged(goal, { 2022: value }, { indicator: turnover }).verdict).toBe(verdict);
  });

  test('the figure is shown in the unit of the target', () => {
    const shown = judged(goal, { 2022: '7120000' }, { indicator: turnover }).figure;
    expect([shown?.value.toString(), shown?.unit]).toEqual(['712', '亿元']);
  });
});

test('a figure of another region or indicator says nothing', () => {
  const yearly = new Map([
    [seriesKey('370200', 'high_tech_firms'), [figure(2022, '9000')]],
    [seriesKey('370100', 'turnover'), [figure(2022, '9000')]],
  ]);
  const book = { yearly, parts: new Map() };
  const goal = { target: target(), document: policy(), indicator: FIRMS, region: region() };
  const { reason, figure: none } = evaluate(goal, book, {
    asOf: '2023-06-30',
    knownAt: '2023-06-30',
  });
  expect([reason, none]).toEqual(['deadlineFigureMissing', null]);
});

test('the figures after the deadline are no part of the way there', () => {
  const { history } = judged(target(), { 2019: '2000', 2022: '4300', 2023: '4500' });
  expect(history.map(({ year }) => year)).toEqual([2019, 2022]);
});

test('where a multiple of an official base decides, what is shown is what decided', () => {
  const goal = target({
    form: 'multiple',
    comparator: '>',
    multiple: { factor: '2', base: null, evidence: '翻番' },
  });
  const base = figure(2019, '3000', { grade: 'A', note: '倍增基数' });
  const evaluation = judged(goal, [base, figure(2022, '5000')]);
  expect(evaluation.verdict).toBe('missed');
  expect(evaluation.threshold?.toString()).toBe('6000');
  expect(evaluation.comparator).toBe('>=');
  expect(evaluation.gap?.toString()).toBe('1000');
  const { zh, en } = statement(evaluation);
  expect(zh).toContain('目标为达到 6,000 家（倍增基数的 2 倍）');
  expect(en).toContain('the target is at least 6,000 (2 times the official base)');
});

test('a verdict that rests on a simulated base says so', () => {
  const base = { ...figure(2019, '2000'), provenance: 'simulated' as const };
  const evaluation = judged(target({ deadline: '2025-12-31' }), [base, figure(2022, '4000')]);
  expect(evaluation.figure?.provenance).toBe('published');
  expect(evaluation.provenance).toBe('simulated');
  expect(statement(evaluation).zh).toContain('模拟数据');
});
