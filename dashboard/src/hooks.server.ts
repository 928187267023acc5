import type { Handle } from '@sveltejs/kit/hooks';
import { api } from './server/api.ts';
import { languageOf } from './language/language.ts';

/** Names the language of the page in its first tag. */
export const handle: Handle = ({ event, resolve }) => {
  // The API has its own routes; what pages need of SvelteKit would only slow it down.
  if (event.url.pathname.startsWith('/api/')) return api.fetch(event.request);
  const lang = languageOf(event.url) === 'en' ? 'en' : 'zh-CN';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
};
