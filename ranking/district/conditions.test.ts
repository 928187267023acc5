import { expect, test } from 'vitest';
import { yuan } from '../../core/money.ts';
import { registeredAYear, researchShare } from './conditions.ts';

const share = (research: string, sales: string, lastSales = sales) =>
  researchShare({
    years: 3,
    research: yuan(research),
    sales: yuan(sales),
    lastSales: yuan(lastSales),
  });

test.each([
  ['50000000', 50n],
  ['50000000.01', 40n],
  ['200000000', 40n],
  ['200000000.01', 30n],
])('with sales of %s in the last year %s thousandths are asked for', (sales, needed) => {
  expect(share('1', '1000', sales).needed).toBe(needed);
});

test('exactly five per cent is met; a fen less is not, and what is short is named to the fen', () => {
  expect(share('50000', '1000000')).toMatchObject({ met: true, short: 0n });
  expect(share('49999.99', '1000000')).toMatchObject({ met: false, short: 1n, near: true });
  // 5 % of 0.01 yuan is a part of a fen, which nobody can spend.
  expect(share('0', '0.01')).toMatchObject({ met: false, short: 1n });
});

test('four fifths of the share are near, less is not', () => {
  expect(share('40000', '1000000').near).toBe(true);
  expect(share('39999.99', '1000000').near).toBe(false);
});

test('a firm is registered for a year on the same day a year later', () => {
  expect(registeredAYear('2023-06-30', '2024-06-29')).toBe(false);
  expect(registeredAYear('2023-06-30', '2024-06-30')).toBe(true);
  expect(registeredAYear('2024-02-29', '2025-02-28')).toBe(true);
  expect(registeredAYear(null, '2024-06-30')).toBeNull();
});
