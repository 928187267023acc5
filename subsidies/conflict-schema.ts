import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9-]+$/);

/** An overlap or a gap that the check of the rules finds, with how it is settled. */
export const conflictSchema = z.strictObject({
  id,
  finding: z.enum(['overlap', 'gap']),
  /** The rules that meet; one alone where its own tiers do. */
  rules: z.array(z.string()).min(1),
  /** A case in words. */
  counterExample: z.string(),
  resolution: z.string(),
  resolutionEn: z.string(),
  /** The clauses on which the resolution rests. */
  basis: z.string(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** Two texts that say different things of one matter, with what we follow. */
export const contradictionSchema = z.strictObject({
  id,
  title: z.string(),
  titleEn: z.string(),
  says: z
    .array(z.strictObject({ document: z.string(), clause: z.string(), says: z.string() }))
    .min(2),
  resolution: z.string(),
  resolutionEn: z.string(),
  /** On what it rests. */
  basis: z.string(),
  /** Switches of subsidies/readings that follow another text. */
  readings: z.array(z.string()).default([]),
  /** Groups of subsidies/stacking.yaml that carry it out. */
  groups: z.array(z.string()).default([]),
});
export type Contradiction = z.infer<typeof contradictionSchema>;
