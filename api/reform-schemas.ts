import { z } from '@hono/zod-openapi';

// Patches have as many shapes as rules have fields; each is as its author wrote it.
const patches = z.array(z.record(z.string(), z.unknown()));

const ready = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  rests: z.array(z.object({ document: z.string(), clause: z.string(), prints: z.string() })),
  sample: z.string().nullable().openapi({ description: 'What in it no text prints' }),
  sampleEn: z.string().nullable(),
  patches,
});

const saved = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  savedOn: z.string(),
  patches,
  fault: z.string().nullable().openapi({ description: 'What of its file cannot be read' }),
});

export const reformListSchema = z
  .object({ ready: z.array(ready), saved: z.array(saved) })
  .openapi('Reforms');

export const reformPageSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['ready', 'saved', 'written']),
    name: z.string(),
    note: z.string().nullable(),
    savedOn: z.string().nullable(),
    patches,
    fault: z.string().nullable(),
    text: z.string().openapi({ description: 'YAML' }),
  })
  .openapi('Reform');

export const versionsSchema = z
  .object({
    id: z.string(),
    versions: z
      .array(saved.extend({ version: z.number().int(), text: z.string() }))
      .openapi({ description: 'What it was before, the latest first' }),
  })
  .openapi('ReformVersions');

const problem = z.object({
  kind: z.string(),
  file: z.string(),
  line: z.number().int(),
  path: z.string(),
  found: z.string(),
  rules: z.array(z.string()),
  message: z.string(),
  mend: z.string(),
  zh: z
    .object({ message: z.string(), mend: z.string() })
    .openapi({ description: 'The same in Chinese' }),
});

const brief = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    titleEn: z.string(),
    document: z.string(),
    documentNo: z.string().nullable(),
    clause: z.string(),
    draft: z.boolean(),
  }),
);
const day = z.string().nullable();

export const subjectsSchema = z
  .object({
    groups: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleEn: z.string(),
        compare: z.enum(['rule', 'role', 'document']),
        prefers: z.array(z.string()),
        preferable: z
          .array(z.string())
          .openapi({ description: 'What prefers can name: documents, or roles' }),
        from: day,
        to: day,
        note: z.string(),
        rules: z.array(z.string()),
      }),
    ),
    readings: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        questionEn: z.string(),
        options: z.array(z.object({ id: z.string(), text: z.string(), textEn: z.string() })),
        default: z.string(),
        why: z.string(),
        rules: z.array(z.string()),
      }),
    ),
    rules: brief,
    places: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
  })
  .openapi('ReformSubjects');

export const checkSchema = z
  .object({
    reform: z.object({ name: z.string(), note: z.string().nullable(), patches }).nullable(),
    faults: z.array(problem),
    warnings: z.array(problem),
  })
  .openapi('ReformCheck');
