import { readFileSync } from 'node:fs';
import { RecordReader } from '../etl/input/records.ts';
import { writeWorkbook } from '../etl/workbook/write.ts';
import { report } from './alone.ts';

// Writes a CSV as a workbook, in a process of its own so that its memory is not the loader's.
const [from = '', to = ''] = process.argv.slice(2);
const records: (readonly string[])[] = [];
const reader = new RecordReader({
  record: ({ cells }) => records.push(cells),
  broken: ({ line }) => {
    throw new Error(`line ${line} is broken`);
  },
});
reader.push(readFileSync(from, 'utf8'));
reader.end();
const [header = [], ...rows] = records;
await report(() =>
  writeWorkbook(to, [{ name: '技术合同', header: header.map((text) => ({ text })), rows }]),
);
