import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { parse } from 'yaml';
import { z } from 'zod';
import type { CivilDate } from '../core/civil-date.ts';
import { OPERATOR } from '../core/viewer.ts';
import { load } from '../etl/load.ts';
import { columnsOf, type Column, type Source } from '../etl/source.ts';
import { SOURCES } from '../etl/sources.ts';
import { projectPath } from '../reference/project-root.ts';
import { creditCode } from '../simulate/credit-code.ts';
import type { Subsidies } from '../subsidies/catalogue.ts';
import { presentEntitlement } from '../subsidies/present.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';

/** The day on which all facts of the cases are known, and as of which they are judged. */
export const JUDGED_ON: CivilDate = '2026-11-21';

const money = z.string().regex(/^-?\d+\.\d\d$/, 'yuan with two decimals, in quotes');
const cell = z.union([z.string(), z.number().int(), z.null()]);
/** A capital letter stands for a unit with a social credit code, `own:A` for one with its own id. */
const beneficiary = z.string().regex(/^(?:own:)?[A-Z]$|^\d{6}$|^[A-Z]+-[A-Z]+$/);

/** What is due under a rule, a row a payment in the order of dates; only what is written is compared. */
const expectationSchema = z.strictObject({
  rule: z.string(),
  beneficiary,
  none: z.literal(true).optional(),
  date: z.string().optional(),
  facts: z.number().optional(),
  factsBarred: z.number().optional(),
  basis: money.nullable().optional(),
  uncapped: money.nullable().optional(),
  ceiling: money.nullable().optional(),
  atLeast: money.nullable().optional(),
  afterStacking: money.nullable().optional(),
  shares: z
    .strictObject({
      province: money.optional(),
      city: money.optional(),
      district: money.optional(),
    })
    .optional(),
  payableYear: z.number().optional(),
  payableBasis: z.enum(['printed', 'assumed']).optional(),
  instalment: z.strictObject({ part: z.number(), of: z.number() }).nullable().optional(),
  lostTo: z.array(z.string()).optional(),
  gate: z.string().nullable().optional(),
  gates: z.array(z.string()).optional(),
  missing: z.array(z.string()).optional(),
  presumed: z.array(z.string()).optional(),
  draft: z.boolean().optional(),
});
type Expectation = z.infer<typeof expectationSchema>;

const sourceName = z.enum(SOURCES.map(({ name }) => name));

const caseSchema = z.strictObject({
  title: z.string(),
  year: z.number().int(),
  drafts: z.boolean().default(false),
  readings: z.record(z.string(), z.string()).default({}),
  asOf: z.string().default(JUDGED_ON),
  /** Rows by source; headings as in the templates, units of money may be left out. */
  facts: z.partialRecord(sourceName, z.array(z.record(z.string(), cell)).min(1)),
  expect: z.array(expectationSchema).min(1),
});

export interface SubsidyCase extends z.infer<typeof caseSchema> {
  /** Its place among all cases, from which its units have their codes. */
  readonly number: number;
}

export interface CaseFile {
  readonly name: string;
  readonly cases: readonly SubsidyCase[];
  /** What is wrong with it as a list of cases; it then has none. */
  readonly fault: string | null;
}

/** The case files, each named without its ending. */
export function readCaseFiles(): CaseFile[] {
  const folder = projectPath('tests', 'cases', 'subsidies');
  let number = 0;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => {
      const name = file.replace('.yaml', '');
      const { data, error } = readCases(readFileSync(join(folder, file), 'utf8'));
      if (error !== undefined) return { name, cases: [], fault: error };
      return { name, cases: data.map((entry) => ({ ...entry, number: number++ })), fault: null };
    });
}

function readCases(text: string) {
  try {
    const { data, error } = z.array(caseSchema).safeParse(parse(text));
    return error ? { error: z.prettifyError(error) } : { data };
  } catch (error) {
    return { error: String(error) };
  }
}

const UNIT = /^(own:)?[A-Z]$/;

type Cells = Readonly<Record<string, string | number | null>>;
type Written = Record<string, string>;

/** The code of a unit of a case. */
function codeOf({ number }: SubsidyCase, letter: string): string {
  if (letter.startsWith('own:')) return `own:case${number}${letter.slice(4)}`;
  return creditCode('91', '370102', number * 26 + letter.charCodeAt(0) - 65, 7);
}

function unitName({ number }: SubsidyCase, letter: string): string {
  return `济南第${number}号${letter.replace('own:', '自')}单位`;
}

/** Cells that a sound row needs and a case need not write. `row` is a number of its own. */
const DEFAULTS: Readonly<Record<string, (given: Cells, row: number) => Written>> = {
  'tech-contracts': (_, row) => ({
    合同登记编号: `T${row}`,
    合同类别: '技术开发',
    合同状态: '有效',
    卖方名称: '外地卖方',
    买方名称: '外地买方',
    ...placed('卖方'),
    ...placed('买方'),
  }),
  enterprises: () => ({ 单位类型: '企业', 起始日期: '2015-01-01', ...placed() }),
  'high-tech-firms': ({ 发证日期: issued }, row) => ({
    证书编号: `GR${String(issued).slice(0, 4)}37${String(row).padStart(6, '0')}`,
    认定类型: '首次认定',
    有效期至: `${Number(String(issued).slice(0, 4)) + 3}${String(issued).slice(4)}`,
    ...placed(),
  }),
  'rd-spend': () => ({ 数据来源: '研发统计', ...placed() }),
  approvals: (given, row) => ({ 批复编号: `P${row}`, 管理归属: HERE, ...parts(given, '批准金额') }),
  'subsidy-payouts': (given, row) => ({
    支付凭证号: `V${row}`,
    行号: '1',
    预算年度: String(given['支付日期']).slice(0, 4),
    收款单位: '未编码的单位',
    管理归属: HERE,
    ...parts(given, '支付金额'),
  }),
  events: (_, row) => ({ 事项编号: `E${row}`, 单位: '未编码的单位', 管理归属: HERE }),
  integrity: (_, row) => ({ 限制事项: '限制申报财政资金项目', 关联编号: `Q${row}` }),
};

const HERE = '370102';
const placed = (side = '') => ({ [`${side}行政区划`]: HERE, [`${side}管理归属`]: HERE });

/** A payment whose parts a case does not write is the city's. */
function parts(given: Cells, amount: string): Written {
  const written = Object.keys(given).some((heading) => heading.startsWith('其中'));
  const whole = given[amount] ?? given[`${amount}(元)`];
  return written || whole === undefined || whole === null ? {} : { 其中市级: String(whole) };
}

/** Headings that name the unit whose code stands under another one. */
const NAMES: Readonly<Record<string, string>> = {
  卖方代码: '卖方名称',
  买方代码: '买方名称',
  登记机构代码: '登记机构',
  促成机构代码: '促成机构',
};

function headingOf({ headings, unit }: Column): string {
  return unit === undefined ? String(headings[0]) : `${headings[0]}(${unit})`;
}

/** The row of a file that a case's row stands for. */
function rowOf(entry: SubsidyCase, source: Source, given: Cells, row: number): Written {
  const columns = new Map<string, Column>();
  for (const column of columnsOf(source)) {
    const { headings } = column;
    for (const name of [headingOf(column), ...headings]) columns.set(name, column);
    columns.set(String(headings[0]).replace(/\(.*\)$/, ''), column);
  }
  const out: Written = {};
  const put = (heading: string, value: string) => {
    const column = columns.get(heading);
    if (!column) throw new Error(`${source.name} has no column ${heading}`);
    const own = column.kind === 'identifier' && column.upper !== true && value !== '';
    const unit = column.kind === 'code' && UNIT.test(value);
    out[headingOf(column)] = own
      ? `C${entry.number}-${value}`
      : unit
        ? codeOf(entry, value)
        : value;
    if (!unit) return;
    const name = NAMES[heading] ?? NAME_OF_OWN[source.name];
    if (name !== undefined && heading !== '关联单位代码') put(name, unitName(entry, value));
  };
  for (const [heading, value] of Object.entries(DEFAULTS[source.name]?.(given, row) ?? {})) {
    put(heading, value);
  }
  for (const [heading, value] of Object.entries(given)) put(heading, String(value ?? ''));
  // A zone that manages a unit and the division that it lies in are written together or not at all.
  for (const side of ['', '卖方', '买方']) {
    const division = given[`${side}行政区划`];
    if (division !== undefined && given[`${side}管理归属`] === undefined) {
      put(`${side}管理归属`, String(division ?? ''));
    }
  }
  return out;
}

const NAME_OF_OWN: Readonly<Record<string, string>> = {
  enterprises: '单位名称',
  'high-tech-firms': '企业名称',
  'rd-spend': '单位名称',
  approvals: '受益单位',
  'subsidy-payouts': '收款单位',
  events: '单位',
  integrity: '单位名称',
};

export interface LoadedCases {
  /** Why rows of a case were not loaded, by the case's number. */
  readonly refused: ReadonlyMap<number, readonly string[]>;
  /** What a case expects, and what is due to the units that it expects something of. */
  compare(entry: SubsidyCase): Promise<{ expected: unknown; found: unknown }>;
  readonly subsidies: Subsidies;
  /** What is due to the units of all cases without quotas. */
  answer(asked: Asked): Promise<readonly Shown[]>;
  close(): void;
}

type Asked = Pick<SubsidyCase, 'year' | 'asOf' | 'drafts' | 'readings'> & {
  /** One rule alone, with those that bear on it; all where there is none. */
  readonly rule?: string;
};
type Shown = ReturnType<typeof presentEntitlement>;

/** Loads the facts of all cases, each source as one file, into as few data folders as districts allow. */
export async function loadCases(files: readonly CaseFile[], folder: string): Promise<LoadedCases> {
  const refused = new Map<number, string[]>();
  const all = worlds(files.flatMap((file) => file.cases));
  const loaded: World[] = [];
  for (const [at, cases] of all.entries()) {
    loaded.push(await loadWorld(cases, join(folder, String(at)), refused));
  }
  const worldOf = ({ number }: SubsidyCase) => loaded.find((world) => world.cases.has(number));
  const [first] = loaded;
  if (!first) throw new Error('there are no cases');
  return {
    refused,
    subsidies: first.service.subsidies,
    async compare(entry) {
      const world = worldOf(entry);
      if (!world) throw new Error(`no world has the case ${entry.number}`);
      return compared(entry, world);
    },
    answer: (asked) => first.answer(asked),
    close: () => loaded.forEach((world) => world.close()),
  };
}

/**
 * All firms of a district count for its quota, so that two cases with quotas stand together only where
 * they name different districts, and none beside a case without quotas.
 */
function worlds(cases: readonly SubsidyCase[]): SubsidyCase[][] {
  const others: { cases: SubsidyCase[]; regions: Set<string> }[] = [];
  for (const entry of cases.filter(({ facts }) => facts.quotas !== undefined)) {
    const regions = regionsOf(entry);
    const free = others.find((world) => regions.every((region) => !world.regions.has(region)));
    const world = free ?? { cases: [], regions: new Set() };
    if (!free) others.push(world);
    world.cases.push(entry);
    for (const region of regions) world.regions.add(region);
  }
  const first = cases.filter(({ facts }) => facts.quotas === undefined);
  return [first, ...others.map((world) => world.cases)];
}

function regionsOf({ facts }: SubsidyCase): string[] {
  const rows = [...(facts.quotas ?? []), ...(facts['high-tech-firms'] ?? [])];
  return rows.map((row) => String(row['区县'] ?? row['管理归属'] ?? row['行政区划'] ?? HERE));
}

interface World {
  readonly cases: ReadonlySet<number>;
  readonly service: SubsidyService;
  answer(asked: Asked): Promise<readonly Shown[]>;
  close(): void;
}

async function loadWorld(
  cases: readonly SubsidyCase[],
  folder: string,
  refused: Map<number, string[]>,
): Promise<World> {
  const home = homeAt(join(folder, 'home'));
  mkdirSync(home.folder, { recursive: true });
  const reader = new SnapshotReader(home);
  const service = new SubsidyService(reader);
  for (const source of LOAD_ORDER) await loadSource(home, service, source, cases, folder, refused);
  const due = async ({ year, asOf, drafts, readings, rule }: Asked) => {
    const choices = service.choices(Object.entries(readings).map((each) => each.join('=')));
    const question = { year, asOf, knownAt: JUDGED_ON, drafts, readings: choices, rule };
    return (await service.entitlements(question, OPERATOR)).map(presentEntitlement);
  };
  const answers = new Map<string, ReturnType<typeof due>>();
  return {
    cases: new Set(cases.map(({ number }) => number)),
    service,
    answer(asked) {
      const { year, asOf, drafts, readings, rule } = asked;
      const key = JSON.stringify([year, asOf, drafts, Object.entries(readings).toSorted(), rule]);
      const answer = answers.get(key) ?? due(asked);
      answers.set(key, answer);
      return answer;
    },
    close: () => reader.close(),
  };
}

/** Payments settle approvals, so that these go first. */
const LOAD_ORDER = SOURCES.toSorted(
  (a, b) => Number(b.name === 'approvals') - Number(a.name === 'approvals'),
);

async function loadSource(
  home: Home,
  { reference }: SubsidyService,
  source: Source,
  cases: readonly SubsidyCase[],
  folder: string,
  refused: Map<number, string[]>,
): Promise<void> {
  const refuse = ({ number }: SubsidyCase, said: string) =>
    refused.set(number, [...(refused.get(number) ?? []), said]);
  const rows = cases.flatMap((entry) => {
    const given = entry.facts[source.name as z.infer<typeof sourceName>] ?? [];
    try {
      return given.map((row, at) => ({
        entry,
        cells: rowOf(entry, source, row, entry.number * 100 + at),
      }));
    } catch (error) {
      refuse(entry, String(error));
      return [];
    }
  });
  if (rows.length === 0) return;
  const cells = rows.map((row) => row.cells);
  const used = new Set(cells.flatMap((each) => Object.keys(each)));
  const columns = columnsOf(source)
    .filter((column) => column.required === true || used.has(headingOf(column)))
    .map(headingOf);
  const path = join(folder, `${source.name}.csv`);
  writeFileSync(path, stringify(cells, { header: true, columns }));
  const result = await load(source, {
    home,
    reference,
    files: [path],
    knownAt: null,
    today: JUDGED_ON,
    provenance: source.provenance,
    dryRun: false,
  });
  const [file] = result.files;
  if (file && file.ignoredHeadings.length > 0) {
    throw new Error(`${source.name} does not read ${file.ignoredHeadings.join('、')}`);
  }
  for (const { row, column, found, message } of result.refused) {
    const entry = rows[Number(row) - 2]?.entry;
    const said = `${source.name} ${column ?? ''} ${found}: ${message}`;
    if (entry) refuse(entry, said);
    else throw new Error(said);
  }
}

/** Readings are many, so that what is due under others than the defaults is asked rule by rule. */
async function compared(entry: SubsidyCase, { service, answer }: World) {
  const groups = Map.groupBy(entry.expect, ({ rule, beneficiary: unit }) => `${rule} ${unit}`);
  const expected: unknown[] = [];
  const found: unknown[] = [];
  for (const list of groups.values()) {
    const [first] = list;
    if (!first) continue;
    const rule = service.rule(first.rule).id;
    const { year, asOf, drafts, readings } = entry;
    const asked = { year, asOf, drafts, readings };
    const alone = Object.keys(readings).length > 0;
    const rows = await answer(alone ? { ...asked, rule } : asked);
    const code = UNIT.test(first.beneficiary)
      ? codeOf(entry, first.beneficiary)
      : first.beneficiary;
    const due = rows.filter((row) => row.rule === rule && row.beneficiary === code);
    expected.push(...(first.none === true ? [] : list));
    found.push(...due.map((row, at) => shownAs(row, list[at] ?? first)));
  }
  return { expected, found };
}

/** A row as far as an expectation speaks of it; all of it where none is expected. */
function shownAs(row: Shown, wanted: Expectation): unknown {
  const all = {
    ...row,
    beneficiary: wanted.beneficiary,
    date: row.eventDate,
    lostTo: row.lostTo.map(({ rule }) => rule),
    missing: row.missingInputs.map(({ name }) => name),
    presumed: row.presumed.map(({ name }) => name),
    shares: row.shares && kept(row.shares, wanted.shares ?? row.shares),
  };
  return wanted.none === true ? all : kept(all, wanted);
}

function kept(all: object, wanted: object): unknown {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in wanted));
}
