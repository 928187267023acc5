import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { readWorkbook } from '../../etl/workbook/read.ts';
import { quanheng } from '../../tests/command-line.ts';
import { emptyHome, hold, publishHome } from '../../tests/derived-facts.ts';
import { removeHome } from '../../tests/loaded-home.ts';
import { readWordFile } from '../../tests/notice-file.ts';
import { temporaryFolder } from '../../tests/sample-statistics.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import { keptNoticeSchema, noticeDraftSchema, noticeListSchema } from '../notice-schemas.ts';

const SCHEME = 'jn-high-tech-quota';
const folder = temporaryFolder();
let home: Home;
let app: ReturnType<typeof createApp>;

function firms(count: number, division: string, mark: string, cells: Record<string, string> = {}) {
  return Array.from({ length: count }, (_, at) => {
    const own = {
      certificate: `GR-${mark}-${at}`,
      code: `${mark}-${at}`,
      name: `${mark}公司${at}`,
    };
    return ['recognition', { ...own, division, ...cells }] as const;
  });
}

const QUOTAS = ['370102', '370103', '370104'].map(
  (region) => ['quota', { region, amount: '12' }] as const,
);
const FIRMS = [
  ...firms(11, '370102', 'a'),
  ...firms(9, '370103', 'b'),
  ...firms(7, '370104', 'c'),
  ...firms(25, '370102', 's', { provenance: 'simulated' }),
];

beforeAll(async () => {
  home = await emptyHome();
  await hold(home, [...FIRMS, ...QUOTAS]);
  await publishHome(home);
  const now = () => Date.parse('2023-03-01T12:00:00+08:00');
  app = createApp({ home, openAt: '2022-12-31', now });
});
afterAll(() => removeHome(home));

type Asked = Readonly<Record<string, string>>;
type Kept = z.infer<typeof keptNoticeSchema>;
const ASKED = { scheme: SCHEME, period: '2022', facts: 'real' };

const get = (path: string, asked: Asked = {}, headers = {}) =>
  app.request(`/api/notices${path}?${new URLSearchParams(asked)}`, { headers });
const draft = async (asked: Asked = {}) =>
  noticeDraftSchema.parse(await (await get('/draft', { ...ASKED, ...asked })).json());
const list = async () => noticeListSchema.parse(await (await get('')).json());
const post = (body: object, headers = {}) =>
  app.request('/api/notices', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
async function issue(asked: Asked = {}): Promise<Kept> {
  const response = await post({ ...ASKED, ...asked });
  expect(response.status).toBe(201);
  return keptNoticeSchema.parse(await response.json());
}
const pathOf = ({ scheme, period, sequence }: Kept) =>
  `/${scheme.id}/${encodeURIComponent(period)}/${sequence}`;
const bytesOf = async (path: string, asked: Asked = {}) => {
  const response = await get(path, asked);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const tablesOf = ({ notice }: Pick<Kept, 'notice'>) =>
  [notice.body, ...notice.annexes.map(({ blocks }) => blocks)]
    .flat()
    .flatMap((block) => (block.kind === 'table' ? [block.table] : []));

describe('a draft', () => {
  test('is the notice as it would go out, marked so, with the head that is presumed', async () => {
    const { notice, presumed, sequence, earlier, simulated } = await draft({
      number: '济科通报〔2023〕1号',
    });
    expect(notice.marks).toEqual(['送审稿　未印发']);
    expect(notice.title.join('')).toContain('2022年高新技术企业任务完成情况的通报');
    expect(notice.number).toBe('济科通报〔2023〕1号');
    expect(presumed).toMatchObject({ number: null, issuer: '济南市科技局', date: '2022-12-31' });
    expect({ sequence, earlier, simulated }).toEqual({
      sequence: 1,
      earlier: null,
      simulated: false,
    });
  });

  test('has the same figures in its Word file as in its JSON, digit for digit', async () => {
    const { notice } = await draft();
    const { tables, part } = readWordFile(await bytesOf('/draft.docx', ASKED));
    expect(tables).toEqual(
      tablesOf({ notice }).map(({ caption, columns, rows }) => ({
        caption,
        header: columns.map(({ title }) => title),
        rows,
      })),
    );
    expect(part('word/header.xml')).toContain('送审稿');
  });

  test('has the ranks of the scheme in its workbook', async () => {
    const path = join(folder, 'draft.xlsx');
    writeFileSync(path, await bytesOf('/draft.xlsx', ASKED));
    const { sheets } = await readWorkbook(path, folder);
    expect(sheets.map(({ name }) => name)).toContain('位次');
  });

  test('keeps nothing', async () => {
    await draft();
    expect((await list()).notices).toEqual([]);
    expect(existsSync(join(home.folder, 'notices'))).toBe(false);
  });

  test.for([
    ['2022', '2022', '2022年高新技术企业任务完成情况'],
    ['2022Q3', '2022三季度', '2022年1—9月高新技术企业任务完成情况'],
    ['2022-05', '2022-05', '2022年1—5月高新技术企业任务完成情况'],
  ])('is made of a year, a quarter or a month: %s', async ([period = '', label, title]) => {
    const made = await draft({ period });
    expect(made.period).toBe(label);
    expect(made.notice.title.join('')).toContain(title);
  });

  test('that rests on simulated facts says so', async () => {
    const { notice, simulated } = await draft({ facts: 'simulated' });
    expect(simulated).toBe(true);
    expect(notice.marks[0]).toContain('模拟数据');
  });

  test('is answered from its ETag', async () => {
    const etag = (await get('/draft', ASKED)).headers.get('etag') ?? '';
    expect((await get('/draft', ASKED, { 'if-none-match': etag })).status).toBe(304);
    const file = (await get('/draft.docx', ASKED)).headers.get('etag') ?? '';
    expect(file).not.toBe(etag);
    expect((await get('/draft.docx', ASKED, { 'if-none-match': file })).status).toBe(304);
  });

  test.for([
    [{ period: '2022-13' }, 400, '2022-13 is no year and no part of one'],
    [{ period: '2024' }, 400, '2024 has not begun on 2022-12-31'],
    [{ scheme: 'jn-high-tech-quot' }, 404, 'no scheme named'],
    [{ issuer: 'a\nb' }, 400, 'issuer: one line without control characters'],
    [{ date: '2023-02-30' }, 400, 'date: a date written 2024-12-31'],
    [{ letter: 'x' }, 400, 'letter'],
  ] as const)('%o is refused with what was expected', async ([asked, status, detail]) => {
    const response = await get('/draft', { ...ASKED, ...asked } as Asked);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { detail: string }).detail).toContain(detail);
  });
});

describe('a notice', () => {
  let first: Kept;
  let sent: { readonly docx: Buffer; readonly xlsx: Buffer };

  test('goes out as the draft that was looked at, without its mark', async () => {
    const looked = await draft({ number: '济科通报〔2023〕1号' });
    first = await issue({ number: '济科通报〔2023〕1号', token: looked.token });
    expect(first).toMatchObject({ sequence: 1, period: '2022', bundle: looked.bundle });
    expect(first.notice).toEqual({ ...looked.notice, marks: [] });
    expect((await list()).notices).toMatchObject([
      {
        period: '2022',
        sequence: 1,
        title: first.notice.title.join(''),
        head: { number: '济科通报〔2023〕1号' },
      },
    ]);
    sent = {
      docx: await bytesOf(`${pathOf(first)}.docx`),
      xlsx: await bytesOf(`${pathOf(first)}.xlsx`),
    };
  });

  test('has the same figures in its Word file as in its JSON, digit for digit', () => {
    const { tables, paragraphs } = readWordFile(sent.docx);
    const said = tablesOf(first);
    expect(tables.map(({ rows }) => rows)).toEqual(said.map(({ rows }) => rows));
    for (const block of first.notice.body) {
      if (block.kind === 'paragraph') expect(paragraphs).toContain(block.text);
    }
  });

  test('sent again it is the one that went out', async () => {
    const response = await post({ ...ASKED, number: '济科通报〔2023〕1号' });
    expect(response.status).toBe(200);
    expect(keptNoticeSchema.parse(await response.json())).toEqual(first);
    expect((await list()).notices).toHaveLength(1);
  });

  test('is the same to the byte after the data moved on', async () => {
    await hold(home, [...FIRMS, ...firms(4, '370104', 'd'), ...QUOTAS]);
    await publishHome(home);
    for (const type of ['docx', 'xlsx'] as const) {
      expect((await bytesOf(`${pathOf(first)}.${type}`)).equals(sent[type])).toBe(true);
    }
    expect(await (await get(pathOf(first))).json()).toEqual(first);
    const { notice } = await draft();
    expect(notice.body).not.toEqual(first.notice.body);
  });

  test('made again on the command line is the file that went out', async () => {
    await hold(home, [...FIRMS, ...QUOTAS]);
    await publishHome(home);
    const out = join(folder, 'again.docx');
    const asked = ['--period', '2022', '--facts', 'real', '--number', '济科通报〔2023〕1号'];
    const days = ['--as-of', '2022-12-31', '--known-at', '2023-03-01'];
    const ended = await quanheng(home.folder, [
      'report',
      'notice',
      ...asked,
      ...days,
      '--out',
      out,
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(out).equals(sent.docx)).toBe(true);
  });

  test('is not issued where data moved on since the draft', async () => {
    const { token } = await draft();
    await hold(home, [...FIRMS, ...firms(3, '370104', 'e'), ...QUOTAS]);
    await publishHome(home);
    const response = await post({ ...ASKED, token });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      mend: expect.stringContaining('look at the draft again'),
    });
    expect((await list()).notices).toHaveLength(1);
  });

  test('of the same period says what changed since the first', async () => {
    const looked = await draft();
    expect(looked).toMatchObject({
      sequence: 2,
      earlier: { sequence: 1, number: '济科通报〔2023〕1号' },
    });
    const second = await issue({ token: looked.token });
    expect(second.sequence).toBe(2);
    const changed = tablesOf(second).find(({ id }) => id === 'changed figures');
    expect(changed?.rows).toEqual([
      ['槐荫区', '有效高新技术企业数任务完成率（家）', '7', '10', '12', '12'],
    ]);
    const { paragraphs } = readWordFile(await bytesOf(`${pathOf(second)}.docx`));
    expect(paragraphs.join('\n')).toContain('第1次通报（济科通报〔2023〕1号）成文于2022年12月31日');
    expect((await list()).notices.map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  test('of a quarter is found by each way of writing it', async () => {
    const quarterly = await issue({ period: '2022Q3' });
    expect(quarterly).toMatchObject({ period: '2022三季度', sequence: 1 });
    const own = await bytesOf(`${pathOf(quarterly)}.docx`);
    expect((await bytesOf(`/${SCHEME}/2022Q3/1.docx`)).equals(own)).toBe(true);
  });

  test('keeps its name as a download', async () => {
    const { headers } = await get(`${pathOf(first)}.docx`);
    expect(headers.get('content-disposition')).toContain(
      encodeURIComponent(`${first.title}（第1次）.docx`),
    );
    expect(headers.get('etag')).toBe(`"${first.sha256.docx}"`);
  });

  test('is not issued by a page of another site', async () => {
    const response = await post(ASKED, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
  });

  test('larger than 16 kB is refused before it is read', async () => {
    expect((await post({ ...ASKED, to: 'x'.repeat(20_000) })).status).toBe(413);
  });

  test.for([
    '/..%2F..%2Fcurrent.json/2022/1',
    `/${SCHEME}/..%2F..%2F..%2F/1.docx`,
    `/${SCHEME}/2022/9`,
    `/${SCHEME}/..%2F2022/1`,
    '/../../2022/1',
    `/${SCHEME}/2022/..%2F1%2Fnotice.docx`,
    '/%2e%2e/%2e%2e/1',
  ])('is served from its own folder alone: %s is none', async (path) => {
    expect([400, 404]).toContain((await get(path)).status);
  });
});

describe('a kept notice that is damaged', () => {
  test('is listed apart, and neither served nor taken for sound', async () => {
    const kept = await issue({ period: '2022-06' });
    const place = join(home.folder, 'notices', SCHEME, '2022-06', '1');
    expect(readdirSync(place).toSorted()).toEqual([
      'document.json',
      'notice.docx',
      'notice.xlsx',
      'record.json',
    ]);
    appendFileSync(join(place, 'notice.docx'), 'x');
    const response = await get(`${pathOf(kept)}.docx`);
    expect(response.status).toBe(400);
    const { detail, mend } = (await response.json()) as Record<string, string>;
    expect(detail).toBe(`the kept notice notices/${SCHEME}/2022-06/1/notice.docx is damaged`);
    expect(mend).toContain('Restore it from a backup');

    const other = join(home.folder, 'notices', SCHEME, '2022-07', '1', 'record.json');
    mkdirSync(dirname(other), { recursive: true });
    writeFileSync(other, '{"title":');
    const { notices, damaged } = await list();
    expect(notices.length).toBeGreaterThan(0);
    expect(damaged).toMatchObject([{ scheme: SCHEME, period: '2022-07', sequence: 1 }]);
    expect((await get('/draft', { ...ASKED, period: '2022-07' })).status).toBe(400);
  });
});
