import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '../../reference/project-root.ts';
import { formFaults } from './form-faults.ts';
import { reformSchema, type Reform } from './reform-schema.ts';

const readySchema = z.strictObject({
  title: z.string(),
  titleEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  /** The clauses that are compared, with the characters that print them. */
  rests: z
    .array(z.strictObject({ document: z.string(), clause: z.string(), prints: z.string() }))
    .min(1),
  /** What in it no text prints. */
  sample: z.string().optional(),
  sampleEn: z.string().optional(),
  patches: z.array(z.unknown()).min(1),
});

/** A comparison that can be asked for without writing a reform. */
export interface ReadyReform extends Omit<z.infer<typeof readySchema>, 'patches'> {
  readonly id: string;
  /** Named by its title. */
  readonly reform: Reform;
}

const READY = [
  'draft-one-percent',
  'first-recognition',
  'incubators-on-recognition',
  'tech-transfer-extended',
  'rd-shares',
] as const;

/** The ready comparisons of subsidies/reform/ready/, in the order in which they are shown. */
export function readyReforms(): ReadyReform[] {
  return READY.map((id) => {
    const path = projectPath('subsidies', 'reform', 'ready', `${id}.yaml`);
    const { patches, ...ready } = readySchema.parse(parse(readFileSync(path, 'utf8')));
    const reform = { name: ready.title, note: ready.note, patches };
    const [fault] = formFaults(reform);
    if (fault) throw new Error(`${id}: ${fault.key.map(String).join('.')}: ${fault.message}`);
    return { id, ...ready, reform: reformSchema.parse(reform) };
  });
}
