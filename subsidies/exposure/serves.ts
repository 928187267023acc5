import { z } from 'zod';
import type { Reference } from '../../reference/catalogue.ts';
import { projectPath } from '../../reference/project-root.ts';
import { readYamlList } from '../../reference/yaml-list.ts';
import type { Subsidies } from '../catalogue.ts';

const servesSchema = z.strictObject({
  document: z.string(),
  /** An id of reference/indicators.yaml. */
  indicator: z.string(),
  /** The rules whose money it is. */
  rules: z.array(z.string()).min(1),
  clause: z.string(),
  /** The characters of the clause that say so. */
  prints: z.string().min(1),
});

/** The money of some rules of a document, and the indicator that it is meant to move. */
export type Serves = Readonly<z.infer<typeof servesSchema>>;

/** What subsidies/exposure/serves.yaml declares. Throws where it names what is not there. */
export function loadServes({ rules }: Subsidies, { indicators }: Reference): Serves[] {
  const documentOf = new Map(rules.map(({ id, document }) => [id, document]));
  const path = projectPath('subsidies', 'exposure', 'serves.yaml');
  return readYamlList(path, servesSchema).map(({ value }) => {
    const strange = value.rules.find((id) => documentOf.get(id) !== value.document);
    if (strange !== undefined) throw new Error(`${value.document} has no rule ${strange}`);
    if (!indicators.has(value.indicator)) throw new Error(`no indicator ${value.indicator}`);
    return value;
  });
}
