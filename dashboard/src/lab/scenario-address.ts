import { written, type Draft } from './reform.ts';

/** Longer ones have to be saved: the API refuses them. */
const LONGEST = 6000;

/**
 * A scenario as an address holds it, so that a link carries what is not saved: its text deflated, in
 * base64url. Null where it is too long for one.
 */
export async function inAddress(draft: Draft): Promise<string | null> {
  const { deflateSync, strToU8 } = await import('fflate');
  const bytes = deflateSync(strToU8(JSON.stringify(written(draft))), { level: 9 });
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return text.length + 2 > LONGEST ? null : `z.${text}`;
}

/** True where a reform stands in the address itself. */
export function isInAddress(id: string | null): boolean {
  return id?.startsWith('z.') ?? false;
}
