import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import { readWorkbook } from '../etl/workbook/read.ts';
import { noticeDocx } from '../ranking/notice/docx.ts';
import { KeptNotices } from '../ranking/notice/kept.ts';
import { makeNotice, type NoticeQuestion } from '../ranking/notice/make.ts';
import { reportedPeriod } from '../ranking/notice/reported-period.ts';
import { presentRanking, type PresentedRanking } from '../ranking/present.ts';
import { RankingService } from '../ranking/service.ts';
import { presentEvaluation } from '../targets/present.ts';
import { TargetService } from '../targets/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng } from './command-line.ts';
import { emptyHome, hold, publishHome } from './derived-facts.ts';
import { readWordFile } from './notice-file.ts';
import { temporaryFolder } from './sample-statistics.ts';

const SCHEME = 'jn-high-tech-quota';
const CLOCKS = { asOf: '2025-12-31', knownAt: '2025-12-31' };

const QUARTERLY = `
- id: quarterly
  version: 1
  validFrom: 2015-01-01
  nature: sample
  title: 季度样例
  titleEn: A quarterly sample
  statement: 样例，没有文件规定。
  statementEn: A sample
  city: '370100'
  period: quarter
  units: {divisions: ['370102', '370103'], zones: [], partPeriod: list}
  items:
    - id: firms
      title: 高企
      titleEn: Firms
      indicator: high_tech_firms
      figure: {from: derived, query: high-tech-firms, measures: [firms]}
      weight: '1'
      scoring: {kind: minMax}
      missing: {rule: leaveOut}
      basis:
        operator: [{parts: [indicator, weight, scoring, missing], zh: 测试, en: A test}]
  ties: {places: 1}
  tiers: {by: rank, steps: [{id: all, name: 全部, nameEn: All, limit: null}]}
  bands: {weights: '0.1', preliminary: '0.1', settledAfterMonths: 3}
  basis:
    operator: [{parts: [period, units, ties, tiers, bands], zh: 测试, en: A test}]
`;

const folder = temporaryFolder();
let home: Home;
let reader: SnapshotReader;
let rankings: RankingService;
let targets: TargetService;

/** Firms with certificates in a district, each with codes of its own. */
function firms(count: number, division: string, mark: string, cells: Record<string, string> = {}) {
  return Array.from({ length: count }, (_, at) => {
    const own = {
      certificate: `GR-${mark}-${at}`,
      code: `${mark}-${at}`,
      name: `${mark}公司${at}`,
      valid_from: '2020-12-08',
      valid_to: '2023-12-07',
    };
    return ['recognition', { ...own, division, ...cells }] as const;
  });
}

beforeAll(async () => {
  home = await emptyHome();
  await hold(home, [
    ...firms(11, '370102', 'a'),
    ...firms(11, '370103', 'b'),
    ...firms(7, '370104', 'c'),
    ...firms(3, '370104', 'late', { known_from: '2025-06-01' }),
    ...firms(25, '370102', 's', { provenance: 'simulated' }),
    ...['370102', '370103', '370104'].map((region) => ['quota', { region, amount: '12' }] as const),
    ['quota', { region: '370102', amount: '20', provenance: 'simulated' }],
    ['quota', { region: '370100', amount: '40' }],
  ]);
  await publishHome(home);
  reader = new SnapshotReader(home);
  rankings = new RankingService(reader);
  targets = new TargetService(reader);
});
afterAll(() => reader.close());

/** Makes a notice without keeping it, and reads its file back. */
async function notice(
  asked: Partial<NoticeQuestion['question']> = {},
  own = rankings,
  kind: 'year' | 'quarter' = 'year',
) {
  const { period = '2022', ...question } = asked;
  const { asOf: today, ...clocks } = { ...CLOCKS, ...question };
  const found = reportedPeriod(kind, period, today);
  if (!found) throw new Error(`${period} is no period`);
  const { reported, ranked, asOf } = found;
  const full = { scheme: SCHEME, facts: 'real' as const, ...clocks, period: ranked.label, asOf };
  const made = await makeNotice(
    { question: full, reported, head: {}, trial: false },
    own,
    targets,
    new KeptNotices(home),
    OPERATOR,
  );
  const bytes = noticeDocx(made.document);
  const ranking = await own.rank(full, OPERATOR);
  const api = presentRanking(ranking, 'bundle', rankings.reference);
  const file = readWordFile(bytes);
  return { ...made, bytes, api, ...file, all: file.paragraphs.join('\n') };
}

const row = (api: PresentedRanking, name: string) =>
  api.rows.find(({ regionName }) => regionName === name);

describe('a notice', () => {
  test('has the figures of the API in its tables, digit for digit', async () => {
    const { tables, api } = await notice();
    const ranks = tables.find(({ header }) => header[0] === '位次');
    expect(ranks?.rows).toHaveLength(api.rows.length);
    for (const [rank, name = '', score, tier, previous, , range] of ranks?.rows ?? []) {
      const own = row(api, name);
      expect([rank, score, tier, previous]).toEqual(
        [own?.rank, own?.score, own?.tierName?.zh, own?.previousRank].map((cell) =>
          String(cell ?? '—'),
        ),
      );
      const [low = '', high = low] = (range ?? '').split('–');
      expect([low, high]).toEqual([own?.rankLow, own?.rankHigh].map((cell) => String(cell ?? '—')));
    }
  });

  test('has quotas and scores as the API gives them', async () => {
    const { tables, api } = await notice();
    const quotas = tables.find(({ header }) => header[1] === '任务数');
    const [table] = api.quotas;
    expect(quotas?.rows.map(([name, amount, , , gap]) => [name, amount, gap])).toEqual(
      table?.rows.map(({ regionName, amount, comparator, gap }) => [
        regionName,
        amount === null ? '—' : `${comparator === '>' ? '超过' : ''}${amount}`,
        gap ?? '—',
      ]),
    );
    const working = tables.find(({ caption }) => caption.includes('权重'));
    const at = (title: string) => working?.header.indexOf(title) ?? -1;
    for (const cells of working?.rows ?? []) {
      const [part] = row(api, cells[0] ?? '')?.parts ?? [];
      expect(cells[at('得分')]).toBe(part?.score ?? '—');
      expect(cells[at('计入总分')]).toBe(part?.contribution ?? '—');
      expect(cells[at('数值（家）')]).toBe(part?.value ?? '—');
    }
  });

  test('prints each verdict in the words of the evaluation itself', async () => {
    const { tables, all, goals } = await notice();
    const judged = await targets.evaluate({ city: 'jinan' }, OPERATOR, CLOCKS);
    const said = judged
      .map((evaluation) => presentEvaluation(evaluation, rankings.reference))
      .filter(({ strength, region }) => strength === 'headline' && region === '370100');
    const cells = tables.flatMap(({ rows }) => rows.map((cell) => cell.at(-1)));
    for (const { statement } of said) expect(cells).toContain(statement.zh);
    expect(goals).toHaveLength(said.length);
    const own = said.find(({ target }) => target === 'jn-htf-2020.valid-high-tech-firms');
    expect(all).toContain(own?.statement.zh);
  });

  test('names drafts as such and counts them apart', async () => {
    const { all, goals } = await notice();
    const drafts = goals.filter(({ draft }) => draft).length;
    expect(all).toContain(`全市主要目标${goals.length - drafts}项`);
    expect(all).toContain(`征求意见稿所列${drafts}项另计，不属现行要求`);
  });

  test('says ties and units without figures in words', async () => {
    const { all, api } = await notice();
    expect(row(api, '历下区')?.tiedWith).toEqual(['370103']);
    expect(all).toContain('历下区、市中区得分同为91.67分，并列第1位，其后位次顺延。');
    expect(all).toContain('没有位次：没有可计分的指标（没有数据）。');
    expect(all).toContain('没有位次不等于没有成绩');
  });

  test('calls the range of ranks sensitivity, and no confidence interval', async () => {
    const { all, api, tables } = await notice();
    expect(all).toContain(api.sensitivity.zh);
    expect(all).toContain('不是置信区间');
    expect(tables.flatMap(({ header }) => header)).toContain('敏感性');
  });

  test('says beside the sum of the quotas what the city’s is', async () => {
    expect((await notice()).all).toContain(
      '3个单位年度任务数合计36家，全市年度任务数40家，合计比其少4家。',
    );
  });

  test('says in an annex what comes from which clause and what the operator set', async () => {
    const { tables } = await notice();
    const basis = tables.find(({ caption }) => caption === '各部分出自何处');
    const from = basis?.rows.map(([, part, source]) => [part, source]);
    expect(from).toContainEqual(['任务数', '济政字〔2020〕20号 一（二）1']);
    expect(from).toContainEqual(['权重', '操作者设定']);
    expect(from?.every(([, source]) => source)).toBe(true);
  });

  test('has a number, a body and an addressee that the operator can set, and presumes no number', async () => {
    const { paragraphs, document } = await notice();
    expect(document.number).toBeNull();
    expect(paragraphs.slice(0, 5)).toEqual([
      '济南市科技局文件',
      '　　〔　　　　〕　　号',
      '济南市科技局关于2022年',
      '高新技术企业任务完成情况的通报',
      expect.stringMatching(/^各区县人民政府，济南高新区、.*管委会：$/),
    ]);
    expect(document.date).toBe('2025-12-31');
  });

  test('of a month of a yearly scheme shows where the year stood, and says that it runs', async () => {
    const { all, api, document } = await notice({ period: '2022-05' });
    expect(document.title.join('')).toContain('2022年1—5月');
    expect(api.asOf).toBe('2022-05-31');
    expect(all).toContain('评价期至2022年12月31日止，尚未结束');
  });

  test('of a quarterly scheme is of the quarter', async () => {
    const path = join(folder, 'quarterly.yaml');
    writeFileSync(path, QUARTERLY);
    const quarterly = new RankingService(reader, rankings.reference, [path]);
    const asked = { scheme: 'quarterly', period: '2022Q3' };
    const { all, document, tables } = await notice(asked, quarterly, 'quarter');
    expect(document.title.join('')).toBe('济南市科技局关于2022年三季度季度样例的通报');
    expect(all).toContain('与2022年二季度相比，位次上升的0个，下降的0个，持平的2个。');
    expect(all).toContain('样例，没有文件规定。');
    expect(tables[0]?.rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['1', '历下区', '100.0'],
      ['1', '市中区', '100.0'],
    ]);
  });

  test('in which nobody has a figure says so, and prints no empty tables', async () => {
    const { all, tables } = await notice({ period: '2018', scheme: 'jn-innovation-sample' });
    expect(all).toMatch(/列入评价的单位\d+个，都没有位次。/);
    expect(all).toContain('（一）有效高新技术企业数任务完成率\n各单位都没有任务数。');
    expect(all).toContain('技术合同成交额增长（输出方）：各单位都没有数据。');
    expect(tables.filter(({ rows }) => rows.every((cells) => cells[1] === '—'))).toEqual([]);
  });

  test('is the same to the byte when made again', async () => {
    expect(Buffer.compare((await notice()).bytes, (await notice()).bytes)).toBe(0);
  });

  test('is laid out by GB/T 9704: A4, the margins, 22 lines, numbers on the outer side', async () => {
    const { part } = await notice();
    const document = part('word/document.xml');
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(document).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    const pitch = Number(/w:linePitch="(\d+)"/.exec(document)?.[1]);
    expect(Math.floor((16838 - 2098 - 1984) / pitch)).toBe(22);
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(part('word/footer-odd.xml')).toContain('<w:jc w:val="right"/>');
    expect(part('word/footer-even.xml')).toContain('<w:jc w:val="left"/>');
  });

  test('names the standard’s fonts, each with one that stands in for it and that Word takes', async () => {
    const fonts = (await notice()).part('word/fontTable.xml');
    for (const name of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体']) {
      expect(fonts).toMatch(
        new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^",]{1,31}"/>`),
      );
    }
  });
});

describe('a notice on simulated facts', () => {
  test('says so at the head of every page', async () => {
    const { part, all } = await notice({ facts: 'simulated' });
    expect(part('word/header.xml')).toContain('模拟数据');
    const section = /<w:sectPr>.*<\/w:sectPr>/.exec(part('word/document.xml'))?.[0] ?? '';
    expect(section).toContain('<w:headerReference w:type="default" r:id="rId4"/>');
    expect(section).toContain('<w:headerReference w:type="even" r:id="rId4"/>');
    expect(section).not.toContain('titlePg');
    expect(part('word/_rels/document.xml.rels')).toMatch(/Id="rId4"[^>]*Target="header.xml"/);
    expect(all).toContain('所用为模拟数据，不是任何单位的真实情况');
  });

  test('says it nowhere where all figures are real', async () => {
    const { part, all } = await notice();
    expect(part('word/header.xml')).not.toContain('模拟');
    expect(all).not.toContain('模拟数据');
  });
});

describe('report notice', () => {
  const out = (name: string) => join(folder, name);
  const report = (...args: string[]) =>
    quanheng(home.folder, [
      'report',
      'notice',
      ...['--facts', 'real', '--as-of', '2025-12-31', ...args],
    ]);

  test('a second notice for the same period says what changed since the first', async () => {
    const first = await report(
      '--period',
      '2022',
      '--known-at',
      '2025-01-31',
      '--number',
      '济科通报〔2025〕1号',
      '--out',
      out('1.docx'),
    );
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(readWordFile(out('1.docx')).paragraphs.join('\n')).not.toContain('次通报');

    const second = await report(
      '--period',
      '2022',
      '--known-at',
      '2025-12-31',
      '--out',
      out('2.docx'),
      '--annex',
      out('2.xlsx'),
      '--json',
    );
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(second.stdout)).toMatchObject({ sequence: 2, kept: true });
    const { paragraphs, tables } = readWordFile(out('2.docx'));
    const text = paragraphs.join('\n');
    expect(text).toContain('第1次通报（济科通报〔2025〕1号）成文于2025年12月31日');
    expect(text).toContain('按2025年1月31日已掌握的数据计算');
    expect(text).toContain('评价方案未变。');
    const changed = tables.filter(({ caption }) => caption.includes('与第1次通报相比'));
    expect(changed.map(({ rows }) => rows)).toEqual([
      [['槐荫区', '3', '3', '58.33', '83.33', '差距较大', '差距较大']],
      [['槐荫区', '有效高新技术企业数任务完成率（家）', '7', '10', '12', '12']],
    ]);

    const { sheets } = await readWorkbook(out('2.xlsx'), folder);
    expect(sheets.map(({ name }) => name)).toEqual([
      '说明',
      '位次',
      '指标',
      '任务数',
      '全市目标',
      '位次变动',
      '数据变动',
      '依据',
    ]);
  });

  test('made again it is the same notice, not a third one', async () => {
    const again = await report(
      '--period',
      '2022',
      '--known-at',
      '2025-12-31',
      '--out',
      out('3.docx'),
      '--json',
    );
    expect(JSON.parse(again.stdout)).toMatchObject({ sequence: 2 });
    expect(new KeptNotices(home).list(SCHEME, '2022')).toHaveLength(2);
    expect(readFileSync(out('3.docx')).equals(readFileSync(out('2.docx')))).toBe(true);
  });

  test('a trial says so on every page and is not kept', async () => {
    const trial = await report(
      '--period',
      '2022',
      '--known-at',
      '2025-12-30',
      '--trial',
      '--out',
      out('4.docx'),
    );
    expect(trial.code).toBe(0);
    expect(readWordFile(out('4.docx')).part('word/header.xml')).toContain('送审稿');
    expect(new KeptNotices(home).list(SCHEME, '2022')).toHaveLength(2);
  });

  test('refuses a period that is none, a file of another kind and an unknown report', async () => {
    const bad = await report('--period', '2022-13', '--out', out('5.docx'));
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toContain('2022-13 is no year and no part of one; write 2022');
    expect((await report('--period', '2022', '--out', out('5.pdf'))).stderr).toContain(
      'must end in .docx',
    );
    expect((await quanheng(home.folder, ['report', 'letter'])).code).toBe(2);
  });

  test('names a kept notice that is damaged, and how to mend it', async () => {
    const path = join(home.folder, 'notices', SCHEME, '2021', '1', 'record.json');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '{"city":');
    const ended = await report('--period', '2021', '--out', out('6.docx'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('2021/1/record.json is damaged');
    expect(ended.stderr).toContain('Restore it from a backup');
  });
});
