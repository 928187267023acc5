import type { ExposureAnswer } from '../../exposure/answer.ts';
import { asked, exposureView, yearsFrom, type ExposureView } from '../../exposure/choice.ts';
import { labView } from '../../lab/address.ts';
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

export const load: PageServerLoad = async ({ parent, url, request }) => {
  const { asOf, knownAt, city, language } = await parent();
  const days = { asOf, knownAt, city };
  const view = labView(url, exposureView(url, asOf));
  const [reforms, reform, writing, library] = await Promise.all([
    ask<ReformsAnswer>('/api/reforms', {}),
    view.reform === null ? null : reformOf(view.reform),
    // What was being written may have been cut on its way; the rest of the page stands without it.
    view.draft === null ? null : told(reformOf(view.draft)),
    ask<LibraryAnswer>('/api/policies', { asOf, knownAt }),
  ]);
  const written = writing?.answer ?? null;
  const patches = [...(reform?.patches ?? []), ...(written?.patches ?? [])];
  const subjects = (kind: 'rule' | 'document') =>
    patches.filter((patch) => kindOf(patch) === kind).map(subjectOf);
  const [rules, versions] = await Promise.all([
    editableRules({ language, asOf, knownAt }, {}, (all) =>
      named(all, subjects('rule'), subjects('document')),
    ),
    reform?.kind === 'saved'
      ? ask<VersionsAnswer>(`/api/reforms/${encodeURIComponent(reform.id)}/versions`, {})
      : null,
  ]);
  const rests = new Set(reforms.ready.flatMap((one) => one.rests.map(({ document }) => document)));
  const effect = (of: string | null) => effectOf({ ...view, reform: of }, days);
  return {
    view,
    question: asked(view, days),
    reforms,
    reform,
    writing: written,
    rules: rules.rules,
    versions: versions?.versions ?? [],
    titles: Object.fromEntries(
      library.documents
        .filter(({ id }) => rests.has(id))
        .map(({ id, number, title }) => [id, number ?? title]),
    ),
    ...(await effect(view.reform)),
    beside:
      view.reform === null || view.beside === null || view.beside === view.reform
        ? null
        : (await effect(view.beside)).compared,
    years: view.reform === null ? null : await yearsOf(view, days, request.signal),
  };
};

interface Days {
  readonly asOf: string;
  readonly knownAt: string;
  readonly city: string;
}

function reformOf(id: string): Promise<ReformAnswer> {
  return ask<ReformAnswer>(`/api/reforms/${encodeURIComponent(id)}`, {});
}

const exposure = (view: ExposureView, days: Days) =>
  ask<ExposureAnswer>('/api/exposure', asked(view, days));

/** What the reform does in the year. */
async function effectOf(view: ExposureView, days: Days) {
  if (view.reform === null) return { compared: null };
  return { compared: (await soon(told(exposure(view, days).then(comparedOf)))).now };
}

/** The same for each of the years that budgets look at, one after the other, as long as somebody waits. */
async function yearsOf(view: ExposureView, days: Days, waiting: AbortSignal) {
  const years = exposure(view, days).then(async () => {
    const all = [];
    for (const year of yearsFrom(days.asOf)) {
      if (waiting.aborted) return [];
      all.push(...yearChange(await exposure({ ...view, year }, days)));
    }
    return all;
  });
  return (await soon(told(years))).now;
}
