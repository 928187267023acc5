import { z } from '@hono/zod-openapi';
import { BOUNDS, COMPARATORS, GRADES, KNOWN_BASES, PROVENANCES } from '../core/goal.ts';
import { WORLDS } from '../ranking/fact-book.ts';

const count = z.number().int();
const decimal = z.string().openapi({ description: 'A decimal number', example: '94.32' });
const money = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .openapi({ description: 'Yuan, two decimals', example: '800000.00' });
const day = z.string().openapi({ example: '2024-12-31' });
const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };
const simulated = z.boolean().openapi({ description: 'Rests on simulated facts' });
const place = {
  region: z.string(),
  regionName: z.string(),
  regionNameEn: z.string(),
  kind: z.string().nullable(),
  overlaps: z.array(z.string()),
};
const named = z.object(place);

const cell = z.object({
  publisher: z.string().nullable(),
  provenance: z.enum(PROVENANCES),
  grade: z.enum(GRADES).nullable(),
  publishedOn: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  knownFrom: z.string(),
  knownBasis: z.enum(KNOWN_BASES).nullable(),
  claims: count,
  file: z.string().nullable(),
  sheet: z.string().nullable(),
  row: count,
});

const quotaLine = z
  .object({
    indicator: z.string(),
    name: z.string(),
    nameEn: z.string(),
    unit: z.string(),
    kind: z.string().nullable(),
    year: count,
    quota: z.object({ amount: decimal, definition: z.string().nullable(), cell }).nullable(),
    plan: z.array(
      z.object({
        target: z.string(),
        document: z.string(),
        documentNo: z.string().nullable(),
        clause: z.string(),
        comparator: z.enum(COMPARATORS),
        amount: decimal,
        high: decimal.nullable(),
        unit: z.string(),
        deadline: day,
        evidence: z.string(),
      }),
    ),
    figure: z
      .object({
        from: z.enum(['derived', 'observed']),
        value: decimal,
        bound: z.enum(BOUNDS).nullable(),
        cell: cell.nullable(),
      })
      .nullable()
      .openapi({ description: 'Up to asOf; derived: counted from rows' }),
    start: decimal
      .nullable()
      .openapi({ description: 'The figure of the end of the year before; 0 for a flow' }),
    completion: decimal
      .nullable()
      .openapi({ description: 'Figure over quota, rounded down to four decimals' }),
    pace: z
      .object({
        over: z.boolean(),
        state: z.enum(['met', 'missed', 'ahead', 'behind']),
        days: count,
        ofDays: count,
        line: decimal.openapi({
          description: 'start + (quota − start) × days over ÷ days of the year',
        }),
        toLine: decimal,
        toQuota: decimal,
        monthsLeft: count,
        perMonth: decimal.nullable(),
      })
      .nullable(),
    noPace: z
      .enum(['noQuota', 'zeroQuota', 'noFigure', 'noStart', 'roughFigure', 'notBegun'])
      .nullable(),
  })
  .openapi('DistrictQuota');

const rank = z
  .object({
    scheme: z.string(),
    version: count,
    nature: z.string(),
    title: z.string(),
    titleEn: z.string(),
    period: z.string(),
    of: count,
    score: decimal.nullable(),
    rank: count.nullable(),
    tiedWith: z.array(z.string()),
    tier: z.string().nullable(),
    tierName: z.object({ zh: z.string(), en: z.string() }).nullable(),
    previousRank: count.nullable(),
    movement: count.nullable(),
    reason: z.string().nullable(),
    reasonWords: z.object({ zh: z.string(), en: z.string() }).nullable(),
    facts: z.enum(WORLDS),
    simulated,
  })
  .openapi('DistrictRank');

const point = z.object({ year: count, value: z.number() });
const end = {
  indicator: z.string(),
  quota: decimal.nullable(),
  year: count,
  floor: count.openapi({ description: 'What the year already holds and cannot lose' }),
  points: z.array(point),
};
const yearEnd = z
  .union([
    z.object({
      ...end,
      expected: count,
      p10: count,
      p90: count,
      raised: z.boolean(),
      chance: z.number().nullable(),
      certain: z.boolean(),
      reason: z.null(),
    }),
    z.object({
      ...end,
      reason: z.enum(['tooFewPoints', 'stale', 'noData']),
      needed: count,
    }),
  ])
  .openapi('DistrictYearEnd', {
    description: 'The median with 10 and 90 % of the forecast; a reason where there is none',
  });

const levels = { total: money, province: money, city: money, district: money };

export const districtsSchema = z
  .object({
    ...clock,
    city: z.string(),
    year: count,
    simulated,
    units: z.array(z.object({ ...place, quotas: z.array(quotaLine), rank: rank.nullable() })),
  })
  .openapi('Districts');

export const districtSchema = z
  .object({
    ...clock,
    ...place,
    city: z.string(),
    parent: z.string(),
    overlapping: z.array(named),
    zones: z.array(named),
    year: count,
    yearOver: z.boolean(),
    world: z.enum(WORLDS),
    simulated,
    counted: z.boolean().openapi({ description: 'High-tech firms are counted from certificates' }),
    quotas: z.array(quotaLine),
    yearEnds: z.array(yearEnd),
    ending: z.object({ year: count, firms: count.nullable() }),
    lapsing: z.object({ until: day, firms: count.nullable(), holders: count.nullable() }),
    rank: rank.nullable(),
    schemes: z.array(
      z.object({ id: z.string(), title: z.string(), titleEn: z.string(), nature: z.string() }),
    ),
    received: z.object({
      simulated,
      years: z.array(z.object({ year: count, ...levels, lines: count })),
    }),
    series: z.array(
      z.object({
        indicator: z.string(),
        points: z.array(point),
        quotas: z.array(z.object({ year: count, value: decimal })),
      }),
    ),
  })
  .openapi('District');

export const districtRanksSchema = z
  .object({
    ...clock,
    region: z.string(),
    schemes: z.array(
      z.object({
        scheme: z.string(),
        nature: z.string(),
        title: z.string(),
        titleEn: z.string(),
        simulated,
        periods: z.array(rank),
      }),
    ),
  })
  .openapi('DistrictRanks');

const line = {
  rule: z.string().nullable().openapi({ description: 'Null where no rule matches' }),
  title: z.string().nullable(),
  titleEn: z.string().nullable(),
  documentNo: z.string().nullable(),
  clause: z.string().nullable(),
  rows: count,
  ...levels,
};

export const districtMoneySchema = z
  .object({
    ...clock,
    region: z.string(),
    known: z.boolean().openapi({ description: 'False where nothing is loaded to tell it from' }),
    simulated,
    year: count,
    received: z
      .array(z.object({ year: count, ...levels, rows: z.array(z.object(line)) }))
      .openapi({ description: 'By budget year and rule, net of refunds; rows sum to the year' }),
    owed: z
      .object({
        total: money,
        approved: money,
        entitled: money,
        dueByNow: money,
        rows: z.array(
          z.object({
            kind: z.enum(['approved', 'entitled']),
            dueYear: count,
            due: z.enum(['printed', 'afterPayment', 'assumed']).nullable(),
            evidence: z.string().nullable(),
            match: z.boolean(),
            ...line,
          }),
        ),
      })
      .openapi({
        description: 'The district’s own part: approved and unpaid, owed and not approved',
      }),
  })
  .openapi('DistrictMoney');

const paged = { total: count, page: count, size: count };

export const districtLapsingSchema = z
  .object({
    ...clock,
    region: z.string(),
    until: day,
    yearEnd: day,
    known: z.boolean().openapi({ description: 'False where no certificates are loaded' }),
    simulated,
    holders: count,
    ...paged,
    beforeYearEnd: count,
    rules: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        titleEn: z.string(),
        documentNo: z.string().nullable(),
        clause: z.string(),
        evidence: z.string(),
        amount: decimal.nullable(),
        from: day,
        to: day.nullable(),
        inForce: z.boolean(),
      }),
    ),
    rows: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          certificate: z.string(),
          recognitionType: z.string(),
          issuedOn: day,
          validTo: day,
          technologyField: z.string().nullable(),
          file: z.string().nullable(),
          sheet: z.string().nullable(),
          row: count,
          beforeYearEnd: z.boolean(),
          renewal: z.array(z.string()),
        }),
      )
      .nullable()
      .openapi({ description: 'Null where the viewer sees totals alone' }),
  })
  .openapi('DistrictLapsing');

const measure = z.object({ clause: z.string(), zh: z.string(), en: z.string() });

export const districtCloseSchema = z
  .object({
    ...clock,
    region: z.string(),
    year: count,
    known: z.boolean().openapi({ description: 'False where no certificates are loaded' }),
    simulated,
    conditions: z.object({
      document: z.string(),
      documentEn: z.string(),
      registered: measure,
      research: measure,
    }),
    unchecked: z.array(measure.extend({ id: z.string() })),
    tally: z.object({
      without: count,
      withFigures: count,
      bothMet: count,
      researchMet: count,
      near: count,
    }),
    ...paged,
    rows: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          foundedOn: day.nullable(),
          registered: z.boolean().nullable(),
          heldUntil: day.nullable(),
          source: z.string(),
          years: count,
          research: money,
          sales: money,
          lastSales: money,
          share: decimal,
          needed: decimal,
          researchMet: z.boolean(),
          short: money,
        }),
      )
      .nullable()
      .openapi({ description: 'Null where the viewer sees totals alone' }),
  })
  .openapi('DistrictClose');
