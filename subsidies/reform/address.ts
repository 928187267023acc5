import { inflateRawSync } from 'node:zlib';
import { QuanhengError } from '../../core/error.ts';

/** A reform that stands in an address: its text, deflated, in base64url, behind this. */
export const WRITTEN = 'z.';

/** Longer ones are saved: servers and mail programs cut longer addresses. */
export const LONGEST_ADDRESS = 6000;

/** Characters that a text can unfold to. */
const LARGEST = 256 * 1024;

export function isWritten(id: string): boolean {
  return id.startsWith(WRITTEN);
}

/** The text of a reform that stands in an address. Throws `invalidInput` where it cannot be read. */
export function writtenText(id: string): string {
  try {
    const bytes = Buffer.from(id.slice(WRITTEN.length), 'base64url');
    return inflateRawSync(bytes, { maxOutputLength: LARGEST }).toString('utf8');
  } catch {
    throw new QuanhengError('invalidInput', 'the scenario in the address cannot be read', {
      mend: 'Copy the whole address; a long one may have been cut.',
    });
  }
}
