import type { Handle } from '@sveltejs/kit/hooks';
import { languageOf } from './language/language.ts';

/** Names the language of the page in its first tag. */
export const handle: Handle = ({ event, resolve }) => {
  const lang = languageOf(event.url) === 'en' ? 'en' : 'zh-CN';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
};
