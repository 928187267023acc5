import { describe, expect, test } from 'vitest';
import { common, gapsBetween, meet, smallest, span, type Values } from './boxes.ts';

const among = (...words: string[]): Values => ({ is: 'among', words });
const except = (...words: string[]): Values => ({ is: 'except', words });
const from = (at: string) => ({ at, open: false });
const past = (at: string) => ({ at, open: true });
const money = (low?: string, high?: string) =>
  span(
    'money',
    low === undefined ? undefined : from(low),
    high === undefined ? undefined : from(high),
  );

describe('what two conditions on one column have in common', () => {
  test.each([
    ['one of the words of both', among('省级', '市级'), among('市级', '区县级'), '市级'],
    ['a word that the other does not bar', among('省级', '市级'), except('省级'), '市级'],
    ['any filled cell', { is: 'filled' } as const, among('是'), '是'],
    ['two blank cells', { is: 'blank' } as const, { is: 'blank' } as const, '空'],
    [
      'the later of two first days',
      span('date', from('2020-03-30'), from('2022-12-31')),
      span('date', from('2021-08-29'), undefined),
      '2021-08-29',
    ],
    [
      'the day after one that lies outside',
      span('date', past('2021-12-31'), undefined),
      span('date', undefined, from('2022-06-30')),
      '2022-01-01',
    ],
    ['a sum that both tiers hold', money('500000', '10000000'), money('10000000'), '10000000'],
    [
      'a number between two that lie outside',
      span('number', past('4'), undefined),
      span('number', undefined, past('5')),
      '4.5',
    ],
    [
      'a word that reads as a number within',
      among('三', '3'),
      span('number', from('2'), undefined),
      '3',
    ],
  ])('%s', (_, a, b, value) => {
    const both = common(a, b);
    expect(both && smallest(both)).toBe(value);
    const reversed = common(b, a);
    expect(reversed && smallest(reversed)).toBe(value);
  });

  test.each([
    ['no word', among('省级'), among('市级')],
    ['a barred word', among('技术创新中心'), except('技术创新中心')],
    ['a blank and a filled cell', { is: 'blank' } as const, { is: 'filled' } as const],
    [
      'a day before and a day after',
      span('date', undefined, from('2021-04-26')),
      span('date', from('2021-04-27'), undefined),
    ],
    [
      'a bound that one holds and the other does not',
      money('0', '20000000'),
      span('money', past('20000000'), undefined),
    ],
    [
      'a list that must hold what it must not',
      { is: 'list', some: [['量子']], none: [] } as const,
      { is: 'list', some: [], none: ['量子'] } as const,
    ],
  ])('nothing: %s', (_, a, b) => {
    expect(common(a, b)).toBeUndefined();
    expect(common(b, a)).toBeUndefined();
  });

  test('a unit can have both of two tags', () => {
    const tagged = (tag: string): Values => ({ is: 'list', some: [[tag]], none: [] });
    const both = common(tagged('量子'), tagged('人工智能'));
    expect(both && smallest(both)).toBe('量子、人工智能');
  });
});

test('two boxes meet where they do in every column that both name', () => {
  const a = new Map([
    ['level', among('省级')],
    ['grade', among('优秀')],
  ]);
  expect(meet(a, new Map([['level', among('省级')]]))).toEqual(a);
  expect(
    meet(
      a,
      new Map([
        ['level', among('省级')],
        ['grade', among('合格')],
      ]),
    ),
  ).toBeUndefined();
});

describe('between tiers', () => {
  test('that touch there is no gap', () => {
    expect(gapsBetween([money('0', '500000'), span('money', past('500000'), undefined)])).toEqual(
      [],
    );
    expect(
      gapsBetween([
        span('date', from('2020-01-01'), from('2020-12-31')),
        span('date', from('2021-01-01'), undefined),
      ]),
    ).toEqual([]);
  });

  test('a fen is a gap, and so is what lies between whole numbers', () => {
    const [fen] = gapsBetween([money('0', '500000'), money('500000.02')]);
    expect(fen && smallest(fen)).toBe('500000.01');
    const [part] = gapsBetween([
      span('number', from('1'), from('4')),
      span('number', from('5'), undefined),
    ]);
    expect(part && smallest(part)).toBe('4.5');
  });

  test('a wider tier closes the gap of two narrow ones', () => {
    expect(gapsBetween([money('0', '10'), money('20', '30'), money('5', '25')])).toEqual([]);
  });
});
