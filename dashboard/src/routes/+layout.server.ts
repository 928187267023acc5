import { languageOf } from '../language/language.ts';
import { openAt, today } from '../server/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ url }) => ({
  language: languageOf(url),
  city: url.searchParams.get('city') === 'qingdao' ? ('qingdao' as const) : ('jinan' as const),
  today: today(),
  openAt,
  asOf: url.searchParams.get('asOf') ?? openAt ?? today(),
  knownAt: url.searchParams.get('knownAt') ?? today(),
});
