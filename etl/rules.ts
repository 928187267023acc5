import { z } from 'zod';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList } from '../reference/yaml-list.ts';

const ruleSchema = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning']),
  /** What was expected, where the place itself does not say it better. */
  expected: z.string(),
  message: z.string(),
  messageEn: z.string(),
  mend: z.string(),
  mendEn: z.string(),
});

export type Rule = z.infer<typeof ruleSchema>;

/** The rules that rows can break, by id. */
export function loadRules(): ReadonlyMap<string, Rule> {
  const rules = readYamlList(projectPath('etl', 'rules.yaml'), ruleSchema);
  return new Map(rules.map(({ value }) => [value.id, value]));
}
