import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { QuanhengError } from '../core/error.ts';
import type { Home } from './home.ts';

const pointerSchema = z.object({
  /** The snapshot's file name. */
  file: z.string(),
  /** The id of what it holds; equal where the claims are. */
  content: z.string(),
});

export type Pointer = z.infer<typeof pointerSchema>;

/** Which snapshot is current, or undefined where nothing was published yet. */
export function readPointer(home: Home): Pointer | undefined {
  let text: string;
  try {
    text = readFileSync(home.pointer, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return pointerSchema.parse(JSON.parse(text));
  } catch {
    throw new QuanhengError('warehouseFailed', `${home.pointer} is damaged`, {
      mend: 'Remove it and load any file again; the next load writes it anew.',
    });
  }
}
