import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordReader, type Broken, type Record } from './records.ts';

/** Reads a text in pieces, so that records are cut at every place. */
function readCsv(text: string, piece = 5) {
  const all: Record[] = [];
  const broken: Broken[] = [];
  const reader = new RecordReader({
    record: (record) => all.push(record),
    broken: (line) => broken.push(line),
  });
  for (let at = 0; at < text.length; at += piece) reader.push(text.slice(at, at + piece));
  reader.end();
  const [header, ...records] = all;
  return { header, records, broken };
}

const cell = fc.string({
  unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', ' ', '家', 'x', '0', '\u3000', '😀'),
  maxLength: 8,
});
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })))
  .map((records) => records.filter((cells) => cells.some((text) => text.trim() !== '')));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const plainWhereSound = (text: string) => (/[",\r\n]/.test(text) ? quoted(text) : text);
const breaks = (text: string) => text.match(/\r\n?|\n/g)?.length ?? 0;

describe('a table written as CSV', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const writing = fc.constantFrom(quoted, plainWhereSound);

  test('comes back with every cell, outer space apart, and the line each record begins on', () => {
    fc.assert(
      fc.property(table, writing, lineEnd, fc.boolean(), (records, write, end, last) => {
        const texts = records.map((cells) => cells.map(write).join(','));
        const { header, records: rest, broken } = readCsv(texts.join(end) + (last ? end : ''));
        let line = 1;
        const expected = records.map((cells, at) => {
          const record = { line, cells: cells.map((text) => text.trim()) };
          line += breaks(texts[at] ?? '') + 1;
          return record;
        });
        expect(header ? [header, ...rest] : rest).toEqual(expected);
        expect(broken).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no line, whatever the text is', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', '家') });
    fc.assert(
      fc.property(text, (csv) => {
        const { header, records, broken } = readCsv(csv);
        const read = [header, ...records].flatMap((record) => record?.cells ?? []);
        const kept = [...read, ...broken.map((each) => each.text)].join('');
        expect([...kept].filter((letter) => letter === '家')).toHaveLength(
          csv.split('家').length - 1,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a person who writes CSV by hand', () => {
  const lines = (text: string) => {
    const { records, broken } = readCsv(text);
    return { read: records.map(({ line }) => line), broken: broken.map(({ line }) => line) };
  };

  test('may mix line ends and leave lines blank', () => {
    const text = 'a,b\r\n1,"x"\n\n2,y\r3,"z\r\n z"\r\n,\n  \n4,w';
    expect(lines(text)).toEqual({ read: [2, 4, 5, 9], broken: [] });
  });

  test('may put spaces before and after a quoted cell', () => {
    expect(readCsv('a,b\n 1 , "x,y" \n').records).toEqual([{ line: 2, cells: ['1', 'x,y'] }]);
  });

  test('loses only the line on which a quote stays open', () => {
    expect(lines('a,b\n1,"x\n2,y\n3,"z"\n')).toEqual({ read: [3, 4], broken: [2] });
  });

  test('is told each line with a quote inside a cell or text behind one', () => {
    expect(lines('a,b\n1,x"y\n2,"x" y\n3,"x"y"\n4,z\n')).toEqual({ read: [5], broken: [2, 3, 4] });
  });

  test('is told of a quote left open in the headings', () => {
    const { header, broken } = readCsv('a,"b\n');
    expect(header).toBeUndefined();
    expect(broken).toEqual([{ line: 1, text: 'a,"b' }]);
  });

  test('gets rows of another width as they are, for the loader to refuse', () => {
    expect(readCsv('a,b\n1\n1,2,3\n').records.map(({ cells }) => cells.length)).toEqual([1, 3]);
  });

  test('may send a cell of a hundred thousand characters', () => {
    const long = 'x"\n'.repeat(33_334).trim();
    expect(readCsv(`a,b\n1,${quoted(long)}\n2,y`, 4096).records).toEqual([
      { line: 2, cells: ['1', long] },
      { line: 33_336, cells: ['2', 'y'] },
    ]);
  });

  test('is told of a line that never seems to end, and its successor is read', () => {
    const endless = 'x'.repeat(3_000_000);
    const { records, broken } = readCsv(`a,b\n${endless}\r\n2,y\n`, 65_536);
    expect(records).toEqual([{ line: 3, cells: ['2', 'y'] }]);
    expect(broken).toEqual([{ line: 2, text: endless.slice(0, 1000) }]);
  });
});
