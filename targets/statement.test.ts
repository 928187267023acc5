import { describe, expect, test } from 'vitest';
import { figure, FIRMS, judged, target } from '../tests/target-fixtures.ts';
import { figureText, statement } from './statement.ts';

describe('the sentence on a target', () => {
  test('says verdict, figure, goal and source, in both languages', () => {
    expect(statement(judged(target(), { 2022: '4399' }))).toEqual({
      zh: '未达成：到期数未达到目标。2022 年为 4,399 家，目标为达到 4,400 家。依据：市统计局（B级来源）。',
      en: 'Missed: the deadline’s figure falls short. 2022 came to 4,399; the target is at least 4,400. It rests on 市统计局 (grade B).',
    });
  });

  test('says what is still needed before the deadline', () => {
    const running = judged(
      target(),
      { 2019: '2000', 2021: '4000' },
      { clocks: { asOf: '2022-06-30' } },
    );
    expect(statement(running).en).toContain('It still needs 10.0% growth a year.');
    expect(statement(running).zh).toContain('到期前每年还需增长 10.0%。');
  });

  test('names the goal where there is no figure', () => {
    const { zh, en } = statement(judged(target({ comparator: '>' }), {}));
    expect(zh).toBe('无法判断：期限已过，没有到期当年的数。目标为超过 4,400 家。');
    expect(en).toBe(
      'Cannot tell: the deadline has passed without its figure. The target is more than 4,400.',
    );
  });

  test('names no threshold for a mere direction', () => {
    const goal = target({ form: 'direction', comparator: '>', path: 'directionOnly' });
    const { en } = statement(judged(goal, { 2019: '2000', 2022: '2001' }));
    expect(en).toMatch(/^Achieved: .*\. 2022 came to 2,001\. It rests/);
  });

  test('marks a figure known only roughly', () => {
    const { zh, en } = statement(judged(target({ value: '6000' }), { 2022: '5700 atLeast' }));
    expect(zh).toContain('2022 年为不少于 5,700 家');
    expect(en).toContain('2022 came to at least 5,700');
  });

  test('warns of a figure whose original nobody has seen', () => {
    const mirror = [figure(2022, '4400', { grade: 'D', publisher: '镜像站' })];
    const { zh, en } = statement(judged(target(), mirror));
    expect(zh).toContain('依据：镜像站（D级来源，未见原件，引用前须核实）');
    expect(en).toContain('(grade D, a mirror whose original must be found before it is cited)');
  });

  test('says where the grade of a source is not given', () => {
    const ungraded = [figure(2022, '4400', { grade: null })];
    expect(statement(judged(target(), ungraded)).zh).toContain('（未定级来源）');
  });

  test('shows a rate with its percent sign', () => {
    const goal = target({ form: 'ratio', value: '2.9', unit: '%' });
    const rate = { ...figure(2022, '2.88'), unit: '%' };
    expect(statement(judged(goal, [rate], { indicator: { ...FIRMS, unit: '%' } })).zh).toContain(
      '2022 年为 2.88%，目标为达到 2.9%',
    );
  });
});

describe('no digit contradicts the verdict', () => {
  test.each(['4399.5', '4399.9999999999', '4399.99999999999999999'])(
    '%s is not rounded up to the 4,400 that it misses',
    (value) => {
      const { zh } = statement(judged(target(), { 2022: value }));
      expect(zh).toMatch(/^未达成/);
      expect(zh).toContain(`为 ${value.replace('4', '4,')} 家`);
    },
  );

  test('a very large figure keeps all of its digits', () => {
    expect(figureText(figure(2022, '12345678901234567.89'), 'zh')).toBe(
      ' 12,345,678,901,234,567.89 家',
    );
  });
});

test('a yearly promise is named as one', () => {
  const yearly = target({
    path: 'holdEveryYear',
    baseline: null,
    period: { from: '2022-01-01', to: '2022-12-31' },
  });
  const { zh, en } = statement(judged(yearly, { 2022: '4399' }));
  expect(zh).toContain('目标为每年达到 4,400 家');
  expect(en).toContain('the target is in every year at least 4,400');
});
