import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Reference } from '../reference/catalogue.ts';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { evidence } from '../reference/document-schema.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList, type Located } from '../reference/yaml-list.ts';

/** Why a statement that could be taken for a goal is none. */
export const LEFT_OUT_REASONS = [
  'label',
  'boast',
  'achieved',
  'eligibility',
  'subsidy',
  'procedure',
  'assessment',
  'noNumber',
  'national',
  'limit',
] as const;

const entrySchema = z.strictObject({
  document: z.string(),
  /** Set where the document holds no goal at all; the note says why. */
  nothing: z.literal(true).optional(),
  clause: z.string().min(1).optional(),
  reason: z.enum(LEFT_OUT_REASONS).optional(),
  evidence: evidence.optional(),
  note: z.string().min(1).optional(),
});

type Entry = z.infer<typeof entrySchema>;

/** A statement of a document that is not codified. */
export interface Statement {
  readonly clause: string;
  readonly reason: (typeof LEFT_OUT_REASONS)[number];
  readonly evidence: string;
  readonly note: string | null;
}

/** What a document says that is not codified. */
export interface LeftOut {
  /** Why the document holds no goal; null where it holds some. */
  readonly nothing: string | null;
  readonly statements: readonly Statement[];
}

type Codified = Pick<Reference, 'documents'> & {
  readonly targets: readonly { readonly document: string }[];
};

/**
 * What each document leaves out, by the document's id. Throws a {@link CatalogueError} that lists
 * every entry of an unknown document, with keys that do not go together, or that calls a document
 * empty which has goals, and every document that has neither goals nor a reason.
 */
export function loadLeftOut(
  { documents, targets }: Codified,
  files = ['jinan', 'qingdao'].map((city) => projectPath('targets', 'left-out', `${city}.yaml`)),
): ReadonlyMap<string, LeftOut> {
  const entries = files.flatMap((file) => readYamlList(file, entrySchema));
  const withGoals = new Set(targets.map(({ document }) => document));
  const empty = new Set<string>();
  const problems = entries.flatMap((entry) => {
    const { document, nothing } = entry.value;
    const again = nothing === true && empty.has(document);
    if (nothing) empty.add(document);
    const found: (Problem | false)[] = [
      !documents.has(document) &&
        problem(
          entry,
          'document',
          `"${document}" is not known`,
          `Did you mean "${closest(document, [...documents.keys()])}"?`,
        ),
      !hangsTogether(entry.value) &&
        problem(
          entry,
          'document',
          'the keys do not go together',
          'Write clause, reason and evidence; or nothing: true and a note.',
        ),
      again && problem(entry, 'nothing', 'this document has it twice', 'Keep one of them.'),
      nothing === true &&
        withGoals.has(document) &&
        problem(entry, 'nothing', 'the document has goals', 'Remove this entry.'),
    ];
    return found.filter((one) => one !== false);
  });
  const unexplained = [...documents.keys()].filter((id) => !withGoals.has(id) && !empty.has(id));
  for (const id of unexplained) {
    problems.push({
      file: 'targets/left-out',
      line: 1,
      path: id,
      message: 'the document has neither goals nor a reason.',
      mend: `Add {document: ${id}, nothing: true, note: …}.`,
    });
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return new Map([...documents.keys()].map((id) => [id, gather(id, entries)]));
}

function hangsTogether({ nothing, clause, reason, evidence: fragment, note }: Entry): boolean {
  const said = [clause, reason, fragment].filter((value) => value !== undefined).length;
  return nothing ? said === 0 && note !== undefined : said === 3;
}

function gather(id: string, entries: readonly Located<Entry>[]): LeftOut {
  const own = entries.map(({ value }) => value).filter(({ document }) => document === id);
  return {
    nothing: own.find(({ nothing }) => nothing)?.note ?? null,
    statements: own.flatMap(({ clause, reason, evidence: fragment, note }) =>
      clause && reason && fragment
        ? [{ clause, reason, evidence: fragment, note: note ?? null }]
        : [],
    ),
  };
}

function problem(entry: Located<Entry>, key: string, message: string, mend: string): Problem {
  const { document, clause } = entry.value;
  return {
    file: entry.file,
    line: entry.lineOf([key]),
    path: [document, clause, key].filter(Boolean).join('.'),
    message: `${message}.`,
    mend,
  };
}
