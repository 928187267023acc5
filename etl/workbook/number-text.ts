import { Decimal } from '../../core/decimal.ts';
import type { NumberFormat } from './number-format.ts';

/**
 * Text of a number as its format means it: plain digits, those of a fraction at most the 15 that
 * Excel keeps, never an exponent; a percentage with its sign; dates as `YYYY-MM-DD`, with
 * ` HH:MM:SS` where there is a time of day. Not finite numbers give ''.
 */
export function numberText(value: number, format: NumberFormat, date1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  if (format === 'date' || format === 'time') return dateText(value, format, date1904);
  const text = plain(value);
  if (format === 'plain') return text;
  if (format === 'percent') return `${new Decimal(text).times(100).toFixed()}%`;
  return /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

function plain(value: number): string {
  // Whole numbers that a double holds are exact in the file, whatever Excel shows of them.
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const digits = value.toPrecision(15);
  // The largest numbers are rounded to more than the engine can hold.
  const text = Number.isFinite(Number(digits)) ? String(Number(digits)) : digits;
  if (text === '-0') return '0';
  return text.includes('e') ? new Decimal(text).toFixed() : text;
}

/**
 * True for a whole number beyond those that a spreadsheet holds exactly: a code of 18 digits typed as
 * a number has lost its last ones already.
 */
export function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

const SECONDS = 86_400;
/** Serials of 9999-12-31 in both systems; beyond them Excel shows no date. */
const LAST = { from1900: 2_958_465, from1904: 2_957_003 };

function dateText(serial: number, format: 'date' | 'time', date1904: boolean): string {
  const rounded = Math.round(serial * SECONDS);
  const day = Math.floor(rounded / SECONDS);
  if (serial < 0 || day > (date1904 ? LAST.from1904 : LAST.from1900)) return plain(serial);
  const clock = new Date((rounded - day * SECONDS) * 1000).toISOString().slice(11, 19);
  if (format === 'time' && day === 0) return clock;
  const date = date1904 ? civil(Date.UTC(1904, 0, 1), day) : date1900(day);
  return clock === '00:00:00' ? date : `${date} ${clock}`;
}

/** Excel's first year has a 29 February that never was, and a day 0. */
function date1900(day: number): string {
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  return civil(Date.UTC(1899, 11, day < 60 ? 31 : 30), day);
}

function civil(start: number, days: number): string {
  return new Date(start + days * SECONDS * 1000).toISOString().slice(0, 10);
}
