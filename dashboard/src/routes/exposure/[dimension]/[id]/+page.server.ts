import { error } from '@sveltejs/kit';
import type { RowsAnswer } from '../../../../exposure/answer.ts';
import { asked, DIMENSIONS, exposureView, UNASSIGNED } from '../../../../exposure/choice.ts';
import { tablesOf } from '../../../../exposure/rows-behind.ts';
import { cellName } from '../../../../server/cell-name.ts';
import { ask } from '../../../../server/ask.ts';
import { namesOf } from '../../../../server/names.ts';
import { soon, told } from '../../../../server/told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, city, language } = await parent();
  const dimension = DIMENSIONS.find((one) => one === params.dimension);
  if (!dimension) return error(404, `${params.dimension} — ${DIMENSIONS.join(', ')}`);
  const view = { ...exposureView(url, asOf), reform: null, by: dimension };
  const question = asked(view, { asOf, knownAt, city });
  const id = params.id === UNASSIGNED ? null : params.id;
  const words = { language, asOf, knownAt };
  const [names, name] = await Promise.all([namesOf(words), cellName(dimension, id, words)]);
  const answer = ask<RowsAnswer>('/api/exposure/rows', { ...question, dimension, id });
  const shown = answer.then((rows) => {
    const { figures, bundle, simulated } = rows;
    return { tables: tablesOf(rows, names), simulated, figures, bundle };
  });
  return { view, question, dimension, id, name, shown: (await soon(told(shown))).now };
};
