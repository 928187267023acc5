import { z } from '@hono/zod-openapi';
import { documentSchema } from '../reference/document-schema.ts';
import { MECHANISM_NAMES } from '../subsidies/mechanisms.ts';
import { NOT_DUE_REASONS } from '../subsidies/not-due.ts';
import { ruleSchema } from '../subsidies/rule-schema.ts';
import { readingSchema } from '../subsidies/reading-schema.ts';
import { STATUSES } from './policy-schemas.ts';

const count = z.number().int();
const money = z.string().openapi({ description: 'Yuan, two decimals', example: '800000.00' });
const words = z.object({ zh: z.string(), en: z.string() });
const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };
const PROVENANCES = ['reported', 'simulated'] as const;
const provenance = z.enum(PROVENANCES);

/** The names of the mechanisms. */
export const MECHANISMS = Object.keys(MECHANISM_NAMES) as [
  keyof typeof MECHANISM_NAMES,
  ...(keyof typeof MECHANISM_NAMES)[],
];

const figure = z.object({
  from: z.string(),
  to: z.string().nullable(),
  value: z.string(),
  unit: z.string(),
  evidence: z.string(),
});

// Conditions, basis and mechanism have many shapes, each as the entry writes it.
const asWritten = z.unknown();
const conditions = z.record(z.string(), asWritten);

const ruleAnswer = z
  .object({
    id: z.string(),
    document: z.string(),
    documentNo: z.string().nullable(),
    documentTitle: z.string(),
    clause: z.string(),
    title: z.string(),
    titleEn: z.string(),
    beneficiary: z.object({
      role: z.string(),
      party: z.string().optional(),
      kinds: z.array(z.string()).optional(),
    }),
    scope: z.array(z.string()),
    facts: z.string(),
    when: conditions,
    anyOf: z.array(conditions).nullable(),
    basis: asWritten,
    row: ruleSchema.shape.row.unwrap(),
    having: conditions.nullable(),
    mechanism: z.looseObject({ kind: z.enum(MECHANISMS) }),
    caps: z.array(
      z.object({ amount: asWritten, per: z.array(z.string()), shared: z.string().optional() }),
    ),
    nature: ruleSchema.shape.nature,
    parameters: z.record(z.string(), z.array(figure)),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    shares: ruleSchema.shape.shares,
    stacking: ruleSchema.shape.stacking.unwrap(),
    gates: z.array(z.string()),
    payable: ruleSchema.shape.payable,
    account: ruleSchema.shape.account,
    readings: z.array(z.string()),
    computable: z.boolean(),
    missingInputs: z.array(z.string()),
    status: z.enum(STATUSES),
    draft: z.boolean(),
    evidence: z.string(),
    note: z.string(),
  })
  .openapi('SubsidyRule');

const brief = z
  .object({
    id: z.string(),
    title: z.string(),
    titleEn: z.string(),
    document: z.string(),
    documentNo: z.string().nullable(),
    clause: z.string(),
    draft: z.boolean(),
  })
  .openapi('SubsidyRuleName');

export const ruleListSchema = z
  .object({
    ...clock,
    totals: z.object({
      rules: count,
      computable: count,
      caseByCase: count,
      gates: count,
      drafts: count.openapi({ description: 'Rules of drafts count in here and nowhere else.' }),
      documents: count,
    }),
    rules: z.array(ruleAnswer),
  })
  .openapi('SubsidyRules');

const gateSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  document: z.string().nullable(),
  clause: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  missingInputs: z.array(z.string()),
  evidence: z.string().nullable(),
});

export const rulePageSchema = z
  .object({
    ...clock,
    rule: ruleAnswer,
    names: z.object({ mechanism: words, facts: words }),
    conditions: z
      .array(
        z.object({
          column: z.string(),
          zh: z.string(),
          expected: z.string().nullable(),
          register: z.boolean(),
        }),
      )
      .openapi({ description: 'What must hold, or be known, of each fact' }),
    document: z.object({
      id: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      titleEn: z.string(),
      city: documentSchema.shape.city,
      status: z.enum(STATUSES),
      draft: z.boolean(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
    }),
    readings: z.array(
      z.object({
        ...readingSchema.shape,
        options: z.array(
          z.object({
            id: z.string(),
            text: z.string(),
            textEn: z.string(),
            changes: z
              .array(z.string())
              .openapi({ description: 'Fields of the rule that the option changes' }),
          }),
        ),
      }),
    ),
    gates: z.array(
      gateSchema.extend({
        checked: z.boolean().openapi({ description: 'False where no source can tell' }),
      }),
    ),
    stacking: z.array(
      z.object({
        group: z.string(),
        title: z.string(),
        titleEn: z.string(),
        note: z.string(),
        rule: z.string(),
        members: z.array(brief),
      }),
    ),
    sharedCaps: z.array(
      z.object({
        shared: z.string(),
        amount: asWritten,
        per: z.array(z.string()),
        members: z.array(brief),
      }),
    ),
    sameClause: z.array(brief),
  })
  .openapi('SubsidyRulePage');

const named = z.array(z.object({ name: z.string(), zh: z.string() }));

const entitlementSchema = z
  .object({
    rule: z.string(),
    document: z.string(),
    beneficiary: z.string(),
    beneficiaryName: z.string().nullable(),
    region: z.string().nullable(),
    fact: z.string(),
    eventDate: z.string(),
    facts: count,
    factsBarred: count,
    basis: money.nullable(),
    uncapped: money.nullable(),
    ceiling: money.nullable().openapi({ description: 'The most that the text allows, in yuan' }),
    atLeast: money.nullable(),
    expected: z.null(),
    expectedReason: z.string(),
    afterStacking: money
      .nullable()
      .openapi({ description: 'What is left once overlaps are settled, in yuan' }),
    shares: z.object({ province: money, city: money, district: money }).nullable(),
    payableYear: count,
    payableBasis: z.enum(['printed', 'assumed']),
    instalment: z.object({ part: count, of: count }).nullable(),
    lostTo: z.array(z.object({ rule: z.string(), amount: money, group: z.string() })),
    gate: z.string().nullable(),
    gates: z.array(z.string()),
    missingInputs: named,
    presumed: named,
    draft: z.boolean(),
    provenance,
  })
  .openapi('Entitlement');

const part = z.object({ count, amount: money });

export const amountsSchema = z
  .object({
    ...clock,
    year: count,
    years: z.array(count).openapi({ description: 'Years in which the rule can pay' }),
    summary: z.object({
      rows: count,
      beneficiaries: count,
      due: money,
      ceiling: money.openapi({ description: 'due, barred, lost and notComputed together' }),
      barred: part,
      lost: part,
      notComputed: part,
      nothingLeft: count,
      missing: count,
      presumed: count,
      counted: provenance.nullable(),
      provenance: z.array(provenance),
    }),
    distribution: z.object({
      min: money.nullable(),
      p25: money.nullable(),
      median: money.nullable(),
      p75: money.nullable(),
      max: money.nullable(),
      atCap: count,
      bins: z
        .array(z.object({ from: money, to: money, count, amount: money }))
        .openapi({ description: 'Above `from`, up to `to`' }),
    }),
    byRegion: z.array(
      z.object({
        region: z.string().nullable(),
        name: z.string().nullable(),
        nameEn: z.string().nullable(),
        count,
        amount: money,
      }),
    ),
    total: count,
    rows: z.array(entitlementSchema).openapi({ description: 'The 50 largest' }),
    history: z
      .array(
        z.object({ budgetYear: count, lines: count, paid: money, refunded: money, provenance }),
      )
      .openapi({ description: 'Payments that name the rule’s document and clause' }),
  })
  .openapi('SubsidyAmounts');

export const entitlementsSchema = z
  .object({
    ...clock,
    year: count,
    total: count,
    limit: count,
    offset: count,
    rows: z.array(entitlementSchema),
  })
  .openapi('Entitlements');

const unit = z
  .object({
    code: z.string(),
    name: z.string().nullable(),
    kind: z.string().nullable(),
    size: z.string().nullable(),
    region: z.string().nullable(),
    regionName: z.string().nullable(),
    regionNameEn: z.string().nullable(),
    registered: z.boolean().openapi({ description: 'In the register of units' }),
  })
  .openapi('Beneficiary');

export const foundSchema = z.object({ ...clock, found: z.array(unit) }).openapi('Beneficiaries');

const clauseNamed = { documentNo: z.string().nullable(), clause: z.string() };

export const beneficiarySchema = z
  .object({
    ...clock,
    year: count,
    years: z.array(count).openapi({ description: 'Years in which the unit has facts' }),
    unit,
    totals: z.object({
      due: money.openapi({ description: 'province, city and district together' }),
      province: money,
      city: money,
      district: money,
      ceiling: money.openapi({ description: 'due, barred, lost and notComputed together' }),
      barred: money,
      lost: money,
      notComputed: money,
    }),
    rows: z.array(
      entitlementSchema.extend({ title: z.string(), titleEn: z.string(), ...clauseNamed }),
    ),
    notDue: z
      .array(
        z.object({
          rule: z.string(),
          title: z.string(),
          titleEn: z.string(),
          document: z.string(),
          ...clauseNamed,
          reason: z.enum(NOT_DUE_REASONS),
          detail: words,
        }),
      )
      .openapi({ description: 'Rules for whose facts the unit has some, and that pay nothing' }),
    payments: z.array(
      z.object({
        date: z.string(),
        budgetYear: count,
        documentNo: z.string().nullable(),
        clause: z.string().nullable(),
        amount: money,
        fund: z.string().nullable(),
        purpose: z.string().nullable(),
        provenance,
      }),
    ),
    facts: z
      .object({
        contracts: count,
        recognitions: count,
        rd: count,
        events: count,
        payouts: count,
        quotas: count,
      })
      .openapi({ description: 'How many facts of the year' }),
  })
  .openapi('BeneficiaryPage');

const cap = z.object({
  amount: asWritten,
  per: z.array(z.string()),
  shared: z.string().nullable(),
});

export const traceSchema = z
  .object({
    ...clock,
    rule: ruleAnswer,
    beneficiary: z.string().nullable(),
    beneficiaryName: z.string().nullable(),
    year: count,
    readings: z.array(
      z.object({
        ...readingSchema.shape,
        switch: z.string(),
        option: z.string(),
        isDefault: z.boolean(),
      }),
    ),
    facts: z.array(
      z.object({
        fact: z.string(),
        date: z.string(),
        counts: z.boolean(),
        inValidity: z.boolean(),
        checks: z.array(
          z.object({
            column: z.string(),
            zh: z.string(),
            expected: z.string().nullable(),
            found: z.string().nullable(),
            outcome: z.enum(['met', 'notMet', 'missing', 'presumed']),
          }),
        ),
        barredBy: z.array(z.string()),
      }),
    ),
    gates: z.array(gateSchema.extend({ outcome: z.enum(['passes', 'bars', 'notChecked']) })),
    parameters: z.array(
      figure.extend({
        name: z.string(),
        derived: asWritten,
        document: z.string(),
        documentNo: z.string().nullable(),
        clause: z.string(),
      }),
    ),
    mechanism: z.object({
      kind: z.enum(MECHANISMS),
      ...words.shape,
      per: z.array(z.string()).nullable(),
      caps: z.array(cap),
    }),
    steps: z.array(
      z.object({
        fact: z.string(),
        eventDate: z.string(),
        facts: count,
        factsBarred: count,
        basis: money.nullable(),
        beforeCaps: money.nullable(),
        afterCaps: money.nullable(),
        afterStacking: money.nullable(),
        missingInputs: named,
      }),
    ),
    stacking: z.array(
      z.object({
        group: z.string(),
        rule: z.string(),
        title: z.string(),
        titleEn: z.string(),
        note: z.string(),
        rivals: z.array(
          z.object({
            rule: z.string(),
            fact: z.string(),
            ceiling: money.nullable(),
            afterStacking: money.nullable(),
          }),
        ),
        lostTo: z.array(z.object({ rule: z.string(), amount: money })),
      }),
    ),
    rounding: z.object({ mode: z.string(), step: z.string(), place: z.string() }),
    shares: z.array(
      z.object({
        from: z.string().nullable(),
        province: z.string(),
        city: z.string(),
        district: z.string(),
        basis: z.enum(['printed', 'inferred']),
        evidence: z.string().nullable(),
      }),
    ),
    payable: z.object({
      years: z.array(z.number()),
      lag: z.string(),
      countedFrom: z.string().nullable(),
      basis: z.enum(['printed', 'assumed']),
      evidence: z.string().nullable(),
      note: z.string().nullable(),
    }),
    rows: z.array(entitlementSchema),
    answer: z.object({ due: money.nullable(), reason: z.string() }),
  })
  .openapi('SubsidyTrace');
