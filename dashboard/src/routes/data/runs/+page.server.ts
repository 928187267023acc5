import { askRuns } from '../../../data/ask-data.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ url }) => {
  const source = url.searchParams.get('source');
  const page = url.searchParams.get('page') ?? '1';
  const asked = url.searchParams.get('undo');
  const list = await askRuns({ source, page, size: String(SIZE) });
  const one = asked === null ? null : await askRuns({ run: asked });
  return { view: { source, page: Number(page), size: SIZE }, list, undo: one?.runs[0] ?? null };
};
