import { z } from 'zod';
import type { PresentedEvaluation } from '../../targets/present.ts';
import type { PresentedRanking } from '../present.ts';
import type { NoticeHead } from './document.ts';

const text = z.string().nullable();

/** What a notice stood on, as it is kept: its head, the scheme's version, and every figure that it shows. */
export const recordSchema = z.object({
  city: z.string(),
  period: z.string(),
  head: z.object({
    issuer: z.string(),
    number: text,
    addressee: z.string(),
    copies: text,
    date: z.string(),
  }),
  bundle: z.string(),
  asOf: z.string(),
  knownAt: z.string(),
  scheme: z.object({
    id: z.string(),
    version: z.number(),
    fingerprint: z.string(),
    title: z.string(),
  }),
  facts: z.enum(['real', 'simulated']),
  rows: z.array(
    z.object({
      region: z.string(),
      regionName: z.string(),
      rank: z.number().nullable(),
      score: text,
      tier: text,
      figures: z.array(
        z.object({ item: z.string(), title: z.string(), unit: z.string(), value: text }),
      ),
    }),
  ),
  quotas: z.array(
    z.object({
      item: z.string(),
      title: z.string(),
      unit: z.string(),
      amounts: z.array(z.object({ region: z.string(), amount: text })),
    }),
  ),
  goals: z.array(
    z.object({
      target: z.string(),
      title: z.string(),
      draft: z.boolean(),
      verdict: z.string(),
      statement: z.string(),
    }),
  ),
});
export type NoticeRecord = z.infer<typeof recordSchema>;

/** The record of a notice about a period, which is a part of the ranked one where the notice is. */
export function recordOf(
  presented: PresentedRanking,
  goals: readonly PresentedEvaluation[],
  period: string,
  head: NoticeHead,
): NoticeRecord {
  const { bundle, asOf, knownAt, scheme, facts, rows, city } = presented;
  const { id, version, fingerprint, title } = scheme;
  const { issuer, number, addressee, copies, date } = head;
  const titles = new Map(rows.flatMap(({ parts }) => parts.map((part) => [part.item, part.title])));
  return {
    city,
    period,
    head: { issuer, number, addressee, copies, date },
    bundle,
    asOf,
    knownAt,
    scheme: { id, version, fingerprint, title },
    facts: facts.world,
    rows: rows.map(({ region, regionName, rank, score, tierName, parts, adjustments }) => ({
      region,
      regionName,
      rank,
      score,
      tier: tierName?.zh ?? null,
      figures: [
        ...parts.map((part) => ({
          item: part.item,
          title: part.title,
          unit: part.unit,
          value: part.value,
        })),
        ...adjustments.map((one) => ({
          item: one.id,
          title: one.title,
          unit: one.unit,
          value: one.value,
        })),
      ],
    })),
    quotas: presented.quotas.map(({ item, unit, rows: amounts }) => ({
      item,
      title: titles.get(item) ?? item,
      unit,
      amounts: amounts.map(({ region, amount }) => ({ region, amount })),
    })),
    goals: goals.map(({ target, title: name, draft, verdict, statement }) => ({
      target,
      title: name,
      draft,
      verdict,
      statement: statement.zh,
    })),
  };
}
