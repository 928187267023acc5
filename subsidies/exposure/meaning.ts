import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from '../catalogue.ts';
import { clausesPaid } from '../clause-match.ts';

/** What a document's number and a clause, as records of money write them, mean in the catalogue. */
export interface Meaning {
  /** The document's id; null where it is not codified. */
  readonly document: string | null;
  /** The rules that the clause can be; all that pay under the document where no clause is written. */
  readonly candidates: readonly string[];
}

export interface Written {
  readonly documentNo: string | null;
  readonly clause: string | null;
}

/** Reads what records write, each clause of each document once. */
export function meanings(
  { rules }: Subsidies,
  { documents }: Reference,
): (written: Written) => Meaning {
  // The texts print no number of some documents; records can only call those by their title.
  const names = [...documents.values()].flatMap(({ id, number, title }) =>
    number === null ? [[title, id] as const, [id, id] as const] : [[number, id] as const],
  );
  const ids = new Map(names);
  const rulesOf = Map.groupBy(rules, ({ document }) => document);
  const known = new Map<string, Map<string | null, Meaning>>();
  return ({ documentNo, clause }) => {
    if (documentNo === null) return NOTHING;
    const clauses = known.get(documentNo) ?? new Map<string | null, Meaning>();
    known.set(documentNo, clauses);
    const meaning = clauses.get(clause) ?? meaningOf(ids.get(documentNo), clause, rulesOf);
    clauses.set(clause, meaning);
    return meaning;
  };
}

const NOTHING: Meaning = { document: null, candidates: [] };

function meaningOf(
  document: string | undefined,
  clause: string | null,
  rulesOf: ReadonlyMap<string, readonly MoneyRule[]>,
): Meaning {
  if (document === undefined) return NOTHING;
  const rules = rulesOf.get(document) ?? [];
  const meant = rules.filter(
    (rule) =>
      paysSomebody(rule) && (clause === null || clausesPaid(rule, rules, [clause]).size > 0),
  );
  return { document, candidates: meant.map(({ id }) => id) };
}

/** Nothing is paid under a condition or a sanction. */
export function paysSomebody({ mechanism }: MoneyRule): boolean {
  return mechanism.kind !== 'gate' && mechanism.kind !== 'penalty';
}
