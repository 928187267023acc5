import type { ExposureAnswer } from '../../exposure/answer.ts';
import { asked, exposureView, yearsFrom } from '../../exposure/choice.ts';
import { comparedOf } from '../../lab/compared.ts';
import {
  kindOf,
  subjectOf,
  type ReformAnswer,
  type ReformsAnswer,
  type VersionsAnswer,
} from '../../lab/reform.ts';
import { yearChange } from '../../lab/year-change.ts';
import type { LibraryAnswer } from '../../policies/answer.ts';
import { ask } from '../../server/ask.ts';
import { editableRules, named } from '../../server/editable-rules.ts';
import { soon, told } from '../../server/told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, city, language } = await parent();
  const days = { asOf, knownAt, city };
  const view = exposureView(url, asOf);
  const path = view.reform === null ? null : `/api/reforms/${encodeURIComponent(view.reform)}`;
  const [reforms, reform, library] = await Promise.all([
    ask<ReformsAnswer>('/api/reforms', {}),
    path === null ? null : ask<ReformAnswer>(path, {}),
    ask<LibraryAnswer>('/api/policies', { asOf, knownAt }),
  ]);
  const subjects = (kind: 'rule' | 'document') =>
    (reform?.patches ?? []).filter((patch) => kindOf(patch) === kind).map(subjectOf);
  const [rules, versions] = await Promise.all([
    editableRules({ language, asOf, knownAt }, {}, (all) =>
      named(all, subjects('rule'), subjects('document')),
    ),
    reform?.kind === 'saved' ? ask<VersionsAnswer>(`${path}/versions`, {}) : null,
  ]);
  const rests = new Set(reforms.ready.flatMap((one) => one.rests.map(({ document }) => document)));
  return {
    view,
    question: asked(view, days),
    reforms,
    reform,
    rules: rules.rules,
    versions: versions?.versions ?? [],
    titles: Object.fromEntries(
      library.documents
        .filter(({ id }) => rests.has(id))
        .map(({ id, number, title }) => [id, number ?? title]),
    ),
    ...(await effect(view, days)),
  };
};

/** What the reform does in the year, and in each of the years that budgets look at. */
async function effect(
  view: ReturnType<typeof exposureView>,
  days: { readonly asOf: string; readonly knownAt: string; readonly city: string },
) {
  if (view.reform === null) return { compared: null, years: null };
  const exposure = (year: number) =>
    ask<ExposureAnswer>('/api/exposure', asked({ ...view, year }, days));
  const chosen = exposure(view.year);
  const years = chosen.then(async () => {
    const all = [];
    for (const year of yearsFrom(days.asOf)) all.push(...yearChange(await exposure(year)));
    return all;
  });
  const [compared, changes] = await Promise.all([
    soon(told(chosen.then(comparedOf))),
    soon(told(years)),
  ]);
  return { compared: compared.now, years: changes.now };
}
