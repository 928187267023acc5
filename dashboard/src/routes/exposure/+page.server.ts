import { outlookOf } from '../../exposure/outlook.ts';
import { yearAnswer } from '../../exposure/policy-years.ts';
import { shownOf } from '../../exposure/shown.ts';
import type { CostAnswer } from '../../exposure/cost-answer.ts';
import type { ExposureAnswer } from '../../exposure/answer.ts';
import { asked, exposureView, yearsFrom } from '../../exposure/choice.ts';
import { ask } from '../../server/ask.ts';
import { regionName } from '../../server/regions.ts';
import { soon, told } from '../../server/told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, city, language } = await parent();
  const days = { asOf, knownAt, city };
  const view = { ...exposureView(url, asOf), reform: null };
  const question = asked(view, days);
  const exposure = (changes: Partial<typeof view>) =>
    ask<ExposureAnswer>('/api/exposure', asked({ ...view, ...changes }, days));

  // One after the other: what is looked at first is worked out first.
  const chosen = exposure({});
  const other = view.baseline === 'inForce' ? 'continued' : 'inForce';
  const beside = chosen.then(() => exposure({ baseline: other }));
  const years = beside.then(async () => {
    const all = [];
    for (const year of yearsFrom(asOf)) all.push(yearAnswer(await exposure({ year })));
    return all;
  });
  const cost = years.then(() => ask<CostAnswer>('/api/exposure/cost', days));
  const expected = ({ total }: ExposureAnswer) => outlookOf(total).expected;
  const [shown, ownTotal, otherTotal, allYears, costs] = await Promise.all([
    soon(
      told(
        chosen.then((answer) =>
          shownOf(answer, view.by, language, (id) => regionName(id, language)),
        ),
      ),
    ),
    soon(told(chosen.then(expected))),
    soon(told(beside.then(expected))),
    soon(told(years)),
    soon(told(cost)),
  ]);
  return {
    view,
    question,
    shown: shown.now,
    totals:
      other === 'continued'
        ? { inForce: ownTotal.now, continued: otherTotal.now }
        : { inForce: otherTotal.now, continued: ownTotal.now },
    years: allYears.now,
    cost: costs.now,
  };
};
