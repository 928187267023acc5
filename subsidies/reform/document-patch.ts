import type { CivilDate } from '../../core/civil-date.ts';
import type { PolicyDocument } from '../../reference/document-schema.ts';
import type { MoneyRule } from '../catalogue.ts';
import { withDocument, withRules, type CatalogueState } from './catalogue-state.ts';
import type { DocumentPatch } from './reform-schema.ts';
import { movedDays, ruleDays } from './rule-days.ts';
import { endedRule, withDays } from './rule-patch.ts';

/** What is added to the id of a draft of which only some rules are adopted. */
const ADOPTED = '-adopted';

/** A document with a patch in place, and its rules with it; the same state where nothing changes. */
export function patchDocument(state: CatalogueState, patch: DocumentPatch): CatalogueState {
  const document = state.documents.get(patch.document);
  if (!document) return state;
  const moved = patch.valid === undefined ? state : moveDocument(state, document, patch);
  const adopted = patch.adopt === true ? adoptDocument(moved, patch.document, patch.from) : moved;
  if (patch.off !== true) return adopted;
  return endRules(
    adopted,
    [...adopted.rules.values()].filter((rule) => rule.document === patch.document && pays(rule)),
    patch.from,
  );
}

/** Rules that pay no event from a day on, or none at all. */
export function endRules(
  state: CatalogueState,
  rules: readonly MoneyRule[],
  from?: CivilDate,
): CatalogueState {
  const ended = rules.flatMap((rule) => {
    const begins = ruleDays({ valid: undefined, document: rule.document }, state.documents).from;
    const now = endedRule(rule, ruleDays(rule, state.documents), begins, from);
    return now === rule ? [] : [now];
  });
  const next = withRules(state, ended);
  if (next === state) return state;
  return { ...next, ended: new Set([...state.ended, ...ended.map(({ id }) => id)]) };
}

/** One rule of a draft as law: it moves to a document beside the draft, which stays one. */
export function adoptRule(
  state: CatalogueState,
  rule: MoneyRule,
  from: CivilDate | undefined,
): CatalogueState {
  const draft = state.documents.get(rule.document);
  if (draft?.draft !== true) return state;
  const id = `${draft.id}${ADOPTED}`;
  const title = `${draft.title}（采纳的条款）`;
  const law = { ...draft, id, title, titleEn: `${draft.titleEn}, clauses adopted` };
  const document = state.documents.get(id) ?? asLaw(law, undefined);
  const next = withDocument(state, document);
  const days = { ...rule.valid, ...(from === undefined ? {} : { from }) };
  const now = { ...rule, document: id, ...(Object.keys(days).length === 0 ? {} : { valid: days }) };
  return withRules({ ...next, adopted: [...new Set([...next.adopted, draft.id])] }, [now]);
}

function adoptDocument(
  state: CatalogueState,
  id: string,
  from: CivilDate | undefined,
): CatalogueState {
  const draft = state.documents.get(id);
  if (draft?.draft !== true) return state;
  const moved =
    from === undefined ? state : moveDocument(state, draft, { document: id, valid: { from } });
  const document = moved.documents.get(id) ?? draft;
  const next = withDocument(moved, asLaw(document, from));
  return { ...next, adopted: [...next.adopted, id] };
}

/** What is adopted is the later text where two benefits are equal. */
function asLaw(document: PolicyDocument, from: CivilDate | undefined): PolicyDocument {
  const issued = document.issued ?? from ?? document.validity.from;
  return { ...document, draft: false, issued };
}

/** A document with other days; its rules, gates among them, go with it but for narrower days of their own. */
function moveDocument(
  state: CatalogueState,
  document: PolicyDocument,
  { valid = {} }: DocumentPatch,
): CatalogueState {
  const { validity } = document;
  const from = valid.from === undefined ? validity.from : valid.from;
  const to = valid.to === undefined ? validity.to : valid.to;
  if (from === validity.from && to === validity.to) return state;
  const days = (own: CivilDate | null, end: CivilDate | null) => ({ from: own ?? '', to: end });
  const before = days(validity.from, validity.to);
  const now = days(from, to);
  const rules = [...state.rules.values()].filter((rule) => rule.document === document.id);
  return withRules(
    withDocument(state, { ...document, validity: { ...validity, from, to } }),
    rules.map((rule) => withDays(rule, (own) => movedDays(own, before, now))),
  );
}

function pays({ mechanism: { kind } }: MoneyRule): boolean {
  return kind !== 'gate' && kind !== 'penalty';
}
