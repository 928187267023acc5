import { json } from '@sveltejs/kit';
import { languageOf } from '../../../language/language.ts';
import { today, openAt } from '../../../server/api.ts';
import { editableRules, named } from '../../../server/editable-rules.ts';
import type { RequestHandler } from './$types';

const SHOWN = 30;

/** Rules for the lab's picker: those that a word finds (`q`), or those named (`rule`, `document`). */
export const GET: RequestHandler = async ({ url: { searchParams: query }, url }) => {
  const told = {
    language: languageOf(url),
    asOf: query.get('asOf') ?? openAt ?? today(),
    knownAt: query.get('knownAt') ?? today(),
  };
  const q = query.get('q');
  const found =
    q === null
      ? await editableRules(told, {}, (rules) =>
          named(rules, query.getAll('rule'), query.getAll('document')),
        )
      : await editableRules(told, { text: q }, (rules) => rules.slice(0, SHOWN));
  return json(found);
};
