import { env } from 'node:process';
import { createApp } from '../../../api/app.ts';
import { isCivilDate, shanghaiDate } from '../../../core/civil-date.ts';
import { homeAt } from '../../../warehouse/home.ts';

const asked = env['QUANHENG_OPEN_AT'] ?? '';

/** The day that pages open at, where the operator named one. */
export const openAt = isCivilDate(asked) ? asked : null;

/** Today in Asia/Shanghai; the dashboard's only clock. */
export function today(): string {
  return shanghaiDate(Date.now());
}

/** The API, mounted in the dashboard's own server. */
export const api = createApp({
  home: homeAt(env['QUANHENG_HOME'] || '.quanheng'),
  openAt,
  ...(env['ORIGIN'] && { address: env['ORIGIN'] }),
});
