import { z } from 'zod';
import { findUnit } from '../core/unit.ts';
import { projectPath } from './project-root.ts';
import { readYamlList } from './yaml-list.ts';

const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]+$/),
  name: z.string(),
  nameEn: z.string(),
  /** Other names that sources print for the same thing. */
  aliases: z.array(z.string()),
  unit: z.string().refine((symbol) => findUnit(symbol) !== undefined, 'a unit of core/unit.ts'),
  kind: z.enum(['stock', 'flow', 'ratio', 'rank']),
  /** Which way is better. */
  direction: z.enum(['up', 'down']),
  aggregation: z.strictObject({
    time: z.enum(['last', 'sum', 'none']),
    regions: z.enum(['sum', 'none']),
  }),
  definition: z.string(),
  definitionEn: z.string(),
  bureau: z.string(),
  /** Look-alikes that must not be taken for this one. */
  confusedWith: z.array(z.string()).default([]),
});

export type Indicator = z.infer<typeof indicatorSchema>;

/** Every indicator, in the order of the file. */
export function loadIndicators(): Indicator[] {
  return readYamlList(projectPath('reference', 'indicators.yaml'), indicatorSchema).map(
    ({ value }) => value,
  );
}
