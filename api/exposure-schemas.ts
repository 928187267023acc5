import { z } from '@hono/zod-openapi';
import { effectOnTargetsSchema } from './reform-effect-schema.ts';
import { NO_COST } from '../subsidies/exposure/cost-per-progress.ts';
import { NOTE_CODES } from '../subsidies/exposure/notes.ts';
import { BASELINES } from '../subsidies/exposure/question.ts';
import { LEVELS } from '../subsidies/exposure/leaf.ts';
import { STEPS } from '../subsidies/exposure/progress.ts';
import { WAYS } from '../subsidies/rationing/settings.ts';

const count = z.number().int();
const money = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .openapi({ description: 'Yuan, two decimals', example: '800000.00' });
const month = z.string().openapi({ example: '2025-09' });
const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };

const uncertain = z
  .object({ amount: money, p10: money, p90: money })
  .openapi('UncertainMoney', { description: 'The mean of the draws, and 10 and 90 % of them' });

const figures = z
  .object({
    appropriated: money,
    approved: money,
    paid: money,
    contingent: z.object({ ceiling: money, expected: money.nullable() }),
    overdue: z
      .object({ ceiling: money, expected: money.nullable() })
      .openapi({ description: 'Due in a year before, and not approved yet' }),
    forecast: z.object({ ceiling: uncertain, expected: uncertain.nullable() }),
    stillToCome: uncertain.nullable().openapi({
      description:
        'Expected of contingent, overdue and forecast together; of the same draws, since quantiles do not sum',
    }),
  })
  .openapi('ExposureFigures', {
    description:
      'Set aside, approved, paid, owed and not yet approved, still to come; expected is null where nothing was ever approved',
  });

const id = z.string().nullable();
const row = <Name extends string>(dimension: Name) =>
  figures
    .extend({ id, name: z.string().nullable(), nameEn: z.string().nullable() })
    .extend({ [dimension]: id } as Record<Name, typeof id>)
    .openapi(`ExposureBy${dimension[0]?.toUpperCase()}${dimension.slice(1)}`, {
      description: 'id null is what is not assigned; the rows sum to the total',
    });

const breakdowns = {
  byRule: z.array(row('rule')),
  byDocument: z.array(row('document')),
  byBureau: z.array(row('bureau')),
  byFund: z.array(row('fund')),
  byAccount: z.array(row('account')),
  byLevel: z.array(row('level')),
  byRegion: z.array(row('region')),
};

const note = z
  .object({
    code: z.enum(NOTE_CODES),
    zh: z.string(),
    en: z.string(),
    named: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  })
  .openapi('ExposureNote', { description: 'What the figures do not say by themselves' });

const rationed = z
  .object({
    fund: z.string(),
    level: z.enum(LEVELS),
    region: z.string(),
    how: z.enum(WAYS),
    available: money.openapi({
      description: 'Set aside, less what is paid and what is approved and still to be paid',
    }),
    claimed: uncertain,
    met: uncertain,
    short: uncertain,
    carriedTo: count
      .nullable()
      .openapi({ description: 'The year to which a queue leaves what is not met' }),
  })
  .openapi('RationedBudget', { description: 'How open claims on a fund are met' });

const exhaustion = z.object({
  fund: z.string(),
  level: z.enum(LEVELS),
  region: z.string(),
  appropriated: money,
  orders: z.record(z.string(), money),
  paid: money,
  toCome: money,
  month: month.nullable(),
  p10: month.nullable(),
  p90: month.nullable(),
  probability: z.number(),
  drivers: z.array(z.object({ rule: id, amount: money })),
  byMonth: z.array(z.object({ month, paid: money, appropriated: money })),
});

const driver = z.object({
  driver: z.string(),
  lastYear: count,
  last: z.number(),
  unit: z.string(),
  method: z.string(),
  forecasts: z.array(z.object({ year: count, mean: z.number(), p10: z.number(), p90: z.number() })),
});

const takeUp = z.object({
  rule: z.string(),
  approved: z.number(),
  share: z.number(),
  onTime: z.number(),
  entitlements: count,
  approvals: count,
  pooledWith: z.string(),
});

const finding = z.object({
  kind: z.string(),
  rule: id,
  document: id,
  code: id,
  name: z.string(),
  region: id,
  year: count,
  date: z.string(),
  amount: money,
  allowed: money.nullable(),
  record: z.string(),
});

const tally = z.object({ count, amount: money });
const trait = z.object({
  id: z.string().nullable(),
  delta: money,
  winners: tally,
  losers: tally,
});
const side = z.object({
  count,
  amount: money,
  largest: z.array(z.object({ code: z.string(), name: z.string().nullable(), delta: money })),
});

export const exposureSchema = z
  .object({
    ...clock,
    year: count,
    city: z.string(),
    baseline: z.enum(BASELINES),
    drafts: z.boolean(),
    draws: count,
    seed: z.string(),
    simulated: z.boolean(),
    notes: z.array(note),
    total: figures,
    ...breakdowns,
    exhaustion: z.array(exhaustion),
    rationing: z.array(rationed),
    drivers: z.array(driver),
    takeUp: z.array(takeUp),
    findings: z.array(finding),
    reform: z
      .object({
        name: z.string(),
        total: figures,
        delta: figures,
        ...breakdowns,
        winners: side,
        losers: side,
        byKind: z.array(trait),
        bySize: z.array(trait),
        targets: effectOnTargetsSchema,
        rationing: z.array(rationed),
        notes: z.array(note).openapi({ description: 'What is to be said of its rationing' }),
      })
      .optional()
      .openapi({ description: 'The breakdowns are of the change' }),
  })
  .openapi('Exposure');

export const progressSchema = z
  .object({
    bundle: z.string(),
    state: z.enum(['none', 'waiting', 'running', 'done']),
    done: count,
    of: count,
    step: z.object({ step: z.enum(STEPS), year: count.nullable() }).nullable(),
    since: z.number().openapi({ description: 'Seconds' }),
  })
  .openapi('ExposureProgress');

const listed = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.object({
    total: money,
    count,
    rows: z.array(z.object({ ...shape, amount: money, whole: money })),
  });

const record = {
  rule: id,
  document: id,
  clause: id,
  code: id,
  name: z.string(),
  region: id,
  causeNo: id,
  date: z.string(),
  simulated: z.boolean(),
};

const owed = {
  rule: z.string(),
  beneficiary: z.string(),
  beneficiaryName: z.string().nullable(),
  region: id,
  fact: z.string(),
  eventYear: count,
  payableYear: count,
};

export const rowsSchema = z
  .object({
    ...clock,
    year: count,
    simulated: z.boolean(),
    dimension: z.string().nullable(),
    id,
    figures,
    approvals: listed({ no: z.string(), ...record, eventYear: count }),
    payments: listed({
      voucher: z.string(),
      line: count,
      approvalNo: id,
      ...record,
      eventYear: count.nullable(),
      fund: id,
      account: id,
    }),
    appropriations: listed({
      orderNo: z.string(),
      level: z.enum(LEVELS),
      region: z.string(),
      fund: z.string(),
      bureau: id,
      account: z.string(),
      adjustment: z.string(),
      date: z.string(),
      simulated: z.boolean(),
    }),
    contingent: listed(owed),
    overdue: listed(owed),
  })
  .openapi('ExposureRows', {
    description:
      'Of each kind the largest rows; total and count are of all of them. amount is what of a row the cell holds, whole all of it.',
  });

const figure = z
  .object({
    year: count,
    value: z.string(),
    bound: z.string().nullable(),
    provenance: z.string(),
  })
  .openapi('IndicatorFigure');
const cost = {
  paid: money,
  before: figure.nullable(),
  after: figure.nullable(),
  added: z.string().nullable().openapi({ description: 'In the indicator’s unit' }),
  perAdded: money.nullable().openapi({ description: 'Yuan for each added unit' }),
  reason: z.enum(NO_COST).nullable().openapi({ description: 'Why perAdded is null' }),
};

const costOfYear = z
  .object({
    year: count,
    ...cost,
    perUnit: money
      .nullable()
      .openapi({ description: 'Of a flow, yuan for each unit of the year’s figure' }),
  })
  .openapi('CostOfYear');
const costOfSpan = z.object({ from: count, to: count, ...cost }).openapi('CostOfYears');

const ofIndicator = {
  indicator: z.string(),
  indicatorName: z.string(),
  indicatorNameEn: z.string(),
  unit: z.string(),
  kind: z.string(),
  years: z.array(costOfYear),
  span: costOfSpan.nullable(),
  reason: z.enum(NO_COST).nullable().openapi({ description: 'Why span is null' }),
};

export const costSchema = z
  .object({
    ...clock,
    city: z.string(),
    region: z.string(),
    simulated: z.boolean().openapi({ description: 'The money is simulated; the figures are not' }),
    caveat: z.object({ zh: z.string(), en: z.string() }),
    rows: z.array(
      z.object({
        document: z.string(),
        documentNo: z.string().nullable(),
        documentName: z.string(),
        documentNameEn: z.string(),
        rules: z.array(z.string()),
        clause: z.string(),
        prints: z.string(),
        ...ofIndicator,
      }),
    ),
    together: z
      .array(z.object({ documents: z.array(z.string()), ...ofIndicator }))
      .openapi({ description: 'All documents that serve an indicator' }),
    undeclared: z.array(
      z.object({
        document: id,
        documentName: z.string().nullable(),
        years: z.array(z.object({ year: count, paid: money })),
      }),
    ),
  })
  .openapi('CostPerProgress', {
    description: 'What each document paid beside what the indicator it serves gained; no cause',
  });
