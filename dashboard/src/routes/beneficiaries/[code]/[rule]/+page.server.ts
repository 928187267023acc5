import { toldTrace } from '../../../../explain/told.ts';
import { ask } from '../../../../server/ask.ts';
import { namesOf } from '../../../../server/names.ts';
import { wordingOf } from '../../../../server/wording.ts';
import { yearOf } from '../../../../subsidies/address.ts';
import type { BeneficiaryAnswer, ExplainAnswer } from '../../../../subsidies/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const days = { asOf, knownAt };
  const { code, rule } = params;
  const chosen = url.searchParams.getAll('reading');
  const asked = yearOf(url);
  const { unit, years, ...found } = await ask<BeneficiaryAnswer>(
    `/api/beneficiaries/${encodeURIComponent(code)}`,
    { ...days, year: asked === null ? null : `${asked}` },
  );
  const year = asked ?? found.year;
  const known = [...found.rows, ...found.payments].map(({ provenance }) => provenance);
  const [trace, names] = await Promise.all([
    ask<ExplainAnswer>('/api/explain', {
      ...days,
      rule,
      beneficiary: code,
      year: `${year}`,
      reading: chosen,
    }),
    namesOf({ language, ...days }),
  ]);
  const wording = await wordingOf(trace.rule, { language, ...days });
  const { answer, rows, steps, gates, readings, rounding, bundle } = trace;
  return {
    unit: { code: unit.code, name: unit.name },
    years,
    year,
    chosen,
    simulated:
      [...rows.map(({ provenance }) => provenance), ...known].includes('simulated') &&
      !rows.some(({ provenance }) => provenance === 'reported'),
    trace: { rule: trace.rule, year, answer, rows, steps, gates, readings, rounding, bundle },
    told: toldTrace(trace, wording, names.ruleName),
  };
};
