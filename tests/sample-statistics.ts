import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export type SampleRow = Readonly<Record<string, string>>;

/** Three sound rows of the source `statistics`; they stand on lines 2, 3 and 4. */
export const SAMPLE: readonly SampleRow[] = [
  {
    region_code: '370100',
    region_name: '济南市',
    indicator_id: 'high_tech_firms',
    indicator_name: '高新技术企业数',
    year: '2022',
    period: '2022',
    published_on: '2023-03-15',
    value: '5700',
    unit: '家',
    approximate: 'false',
    source_grade: 'A',
    source_title: '济南市2022年统计公报',
    source_address: 'https://tjj.example/2022',
    note: '',
  },
  {
    region_code: '370200',
    region_name: '青岛市',
    indicator_id: 'tech_contract_turnover',
    indicator_name: '技术合同成交额',
    year: '2022',
    period: '2022',
    published_on: '2023-02-28',
    value: '400.25',
    unit: '亿元',
    approximate: 'false',
    source_grade: 'B',
    source_title: '青岛日报',
    source_address: '',
    note: '转载',
  },
  {
    region_code: '370100',
    region_name: '济南市',
    indicator_id: 'rd_intensity',
    indicator_name: 'R&D经费投入强度',
    year: '2021',
    period: '2021',
    published_on: '',
    value: '2.88',
    unit: '%',
    approximate: 'false',
    source_grade: 'B',
    source_title: '济南统计年鉴',
    source_address: '',
    note: '',
  },
];

/** The sample's first row with some cells changed. */
export function rowWith(cells: SampleRow): SampleRow {
  return { ...SAMPLE[0], ...cells };
}

/** The rows as CSV, with the headings of the first and quotes where a cell needs them. */
export function csvOf(rows: readonly SampleRow[], lineEnd = '\n'): string {
  const headings = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => headings.map((heading) => cellOf(row[heading] ?? '')).join(','));
  return [headings.join(','), ...lines, ''].join(lineEnd);
}

export function cellOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A folder for one test file's data, removed when its tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file under a name of its own and gives its path. */
export function fileIn(folder: string, content: string | Uint8Array): string {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, content);
  return path;
}
