import { redirect } from '@sveltejs/kit';
import { link } from '../../shell/link.ts';
import type { PageServerLoad } from './$types';

/** The list of districts is the ranking; a district chosen by name has its own page. */
export const load: PageServerLoad = ({ url }) => {
  const unit = url.searchParams.get('unit');
  const path = unit ? `/districts/${encodeURIComponent(unit)}` : '/rankings';
  redirect(307, link(url, path));
};
