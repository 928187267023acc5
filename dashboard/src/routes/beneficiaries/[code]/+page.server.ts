import { unitInWords } from '../../../beneficiaries/unit-words.ts';
import { ask } from '../../../server/ask.ts';
import { namesOf } from '../../../server/names.ts';
import { yearOf } from '../../../subsidies/address.ts';
import type { BeneficiaryAnswer } from '../../../subsidies/answer.ts';
import { bySize, factOf, reasonsOf } from '../../../subsidies/rule/told-amounts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const year = yearOf(url);
  const path = `/api/beneficiaries/${encodeURIComponent(params.code)}`;
  const [answer, names] = await Promise.all([
    ask<BeneficiaryAnswer>(path, { asOf, knownAt, year: year === null ? null : `${year}` }),
    namesOf({ language, asOf, knownAt }),
  ]);
  const { rows, unit, ...rest } = answer;
  return {
    answer: rest,
    unit: unitInWords(unit, language),
    rows: rows
      .toSorted(bySize)
      .map((row) => ({ row, reasons: reasonsOf(row, names), fact: factOf(row) })),
  };
};
