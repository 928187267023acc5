import {
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Int32,
  Table,
  Utf8,
  tableToIPC,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow';
import { yuan } from '../../../core/money.ts';
import { COLUMNS, type ColumnRow } from './columns.ts';

const DAYS: ReadonlySet<string> = new Set(['as_of', 'known_at']);

/** The rows as an Arrow file (Feather V2); money is decimal(18, 2), days are date32, text is dictionary-encoded. */
export function arrowOf(rows: readonly ColumnRow[]): Uint8Array {
  const columns: Record<string, Vector<DataType>> = {
    year: vectorFromArray(
      rows.map(({ year }) => year),
      new Int32(),
    ),
    simulated: vectorFromArray(
      rows.map(({ simulated }) => simulated),
      new Bool(),
    ),
  };
  for (const name of COLUMNS.text) {
    const cells = rows.map((row) => row[name]);
    columns[name] = DAYS.has(name)
      ? vectorFromArray(
          cells.map((day) => (day === null ? null : new Date(`${day}T00:00:00Z`))),
          new DateDay(),
        )
      : vectorFromArray(cells, new Dictionary(new Utf8(), new Int32()));
  }
  for (const name of COLUMNS.money) {
    const cells = rows.map((row) => row[name]);
    columns[name] = vectorFromArray(
      cells.map((amount) => (amount === null ? null : wordsOf(yuan(amount)))),
      new Decimal(SCALE, PRECISION),
    );
  }
  const named = COLUMNS.order.flatMap((name) => {
    const column = columns[name];
    return column ? [[name, column] as const] : [];
  });
  return tableToIPC(new Table(Object.fromEntries(named)), 'file');
}

const SCALE = 2;
const PRECISION = 18;

/** A whole number as the four 32-bit words of a 128-bit one, the lowest first. */
function wordsOf(value: bigint): Uint32Array {
  const bits = BigInt.asUintN(128, value);
  return Uint32Array.from([0n, 32n, 64n, 96n], (shift) => Number((bits >> shift) & 0xffffffffn));
}
