import { Decimal } from '../core/decimal.ts';
import { BOUNDS, type Bound } from '../core/goal.ts';
import { documentSchema, type PolicyDocument } from '../reference/document-schema.ts';
import type { Indicator } from '../reference/indicators.ts';
import type { Region } from '../reference/regions.ts';
import type { Course } from '../targets/course.ts';
import { evaluate, type Clocks, type Evaluation } from '../targets/evaluate.ts';
import { seriesKey, type Citation, type YearlyFigure } from '../targets/series.ts';
import { targetSchema, type Target } from '../targets/target-schema.ts';

/** Figures by year, each as `5700` or with its bound: `5700 atLeast`. */
export type Points = Readonly<Record<number, string>>;

export function figure(year: number, text: string, citation: Partial<Citation> = {}): YearlyFigure {
  const [value = '', word = null] = text.split(' ');
  if (word !== null && !BOUNDS.some((bound) => bound === word)) throw new Error(`bound ${word}`);
  return {
    year,
    period: String(year),
    value: new Decimal(value),
    unit: '家',
    bound: word as Bound | null,
    provenance: 'published',
    claims: 1,
    citation: {
      publisher: '市统计局',
      grade: 'B',
      publishedOn: null,
      address: null,
      note: null,
      knownFrom: `${year + 1}-03-01`,
      knownBasis: 'published',
      printedValue: value,
      printedUnit: '家',
      file: null,
      fileSha256: '',
      row: 2,
      ...citation,
    },
  };
}

export function series(points: Points): YearlyFigure[] {
  return Object.entries(points).map(([year, text]) => figure(Number(year), text));
}

/** 4,400 in 2022 from 2,000 in 2019 on a straight line, unless told otherwise. */
export function course(points: Points, overrides: Partial<Course> = {}): Course {
  return {
    comparator: '>=',
    threshold: new Decimal(4400),
    deadlineYear: 2022,
    path: 'linear',
    baseline: printed(2019, '2000'),
    history: series(points),
    ...overrides,
  };
}

export function printed(year: number, value: string) {
  return { year, value: new Decimal(value), basis: 'printed' as const };
}

/** A level of 4,400 firms by the end of 2022, unless told otherwise. */
export function target(overrides: Readonly<Record<string, unknown>> = {}): Target {
  return targetSchema.parse({
    id: 'jn-plan.firms',
    document: 'jn-plan',
    clause: '一',
    title: '高新技术企业',
    titleEn: 'High-tech firms',
    indicator: 'high_tech_firms',
    scope: ['370100'],
    form: 'level',
    comparator: '>=',
    ...(overrides['form'] === 'range' || overrides['form'] === 'direction'
      ? {}
      : { value: '4400' }),
    unit: '家',
    deadline: '2022-12-31',
    baseline: { basis: 'loaded', year: 2019 },
    path: 'linear',
    responsible: [],
    strength: 'headline',
    evidence: '达到4400家',
    ...overrides,
  });
}

/** Issued and in force from 1 April 2020 to the end of 2022, unless told otherwise. */
export function policy(overrides: Partial<PolicyDocument> = {}): PolicyDocument {
  return documentSchema.parse({
    id: 'jn-plan',
    number: '济政字〔2020〕1号',
    title: '行动计划',
    titleEn: 'Plan of action',
    issuers: ['济南市人民政府'],
    city: 'jinan',
    region: '370100',
    kind: 'plan',
    draft: false,
    issued: '2020-04-01',
    issuedEvidence: null,
    validity: { from: '2020-04-01', to: '2022-12-31', basis: 'printed', evidence: null },
    source: { text: '000', lines: [1, 3] },
    ...overrides,
  });
}

export const FIRMS: Indicator = {
  id: 'high_tech_firms',
  name: '有效高新技术企业数',
  nameEn: 'Valid high-tech firms',
  aliases: [],
  unit: '家',
  kind: 'stock',
  direction: 'up',
  aggregation: { time: 'last', regions: 'sum' },
  definition: '期末有效',
  definitionEn: 'Valid at the end of the period',
  bureau: '市科技局',
  confusedWith: [],
};

const REVENUE: Indicator = { ...FIRMS, id: 'revenue', unit: '亿元', kind: 'flow' };

export function region(breaks: readonly string[] = []): Region {
  return {
    id: '370100',
    name: '济南市',
    nameEn: 'Jinan',
    kind: 'city',
    parent: '370000',
    names: ['济南'],
    validFrom: null,
    validTo: null,
    former: [],
    overlaps: [],
    breaks: breaks.map((at) => ({ at, note: '区划调整' })),
  };
}

interface Circumstances {
  readonly clocks?: Partial<Clocks>;
  readonly document?: PolicyDocument;
  readonly indicator?: Indicator;
  readonly breaks?: readonly string[];
  /** Figures of the indicator `revenue`, which a relative growth is held against. */
  readonly than?: Points;
}

/** Judges one goal in Jinan, by default on 30 June 2023 on both clocks. */
export function judged(
  goal: Target,
  points: Points | readonly YearlyFigure[],
  {
    clocks = {},
    document = policy(),
    indicator = FIRMS,
    breaks = [],
    than = {},
  }: Circumstances = {},
): Evaluation {
  const asOf = clocks.asOf ?? '2023-06-30';
  const figures = Array.isArray(points) ? (points as YearlyFigure[]) : series(points as Points);
  return evaluate(
    {
      target: goal,
      document,
      indicator,
      than: goal.than === undefined ? undefined : REVENUE,
      region: region(breaks),
    },
    {
      yearly: new Map([
        [seriesKey('370100', indicator.id), figures],
        [seriesKey('370100', REVENUE.id), series(than)],
      ]),
      parts: new Map(),
    },
    { asOf, knownAt: clocks.knownAt ?? asOf },
  );
}
