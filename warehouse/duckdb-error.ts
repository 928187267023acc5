import { QuanhengError } from '../core/error.ts';

/**
 * Turns DuckDB's plain errors into the project's own, by their prefix. What is none of the known
 * kinds stays readable as `warehouseFailed`.
 */
export function fromDuckDB(error: unknown): QuanhengError {
  if (error instanceof QuanhengError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/Conflicting lock|Could not set lock/.test(message)) return warehouseBusy();
  if (/^INTERRUPT|Interrupted/.test(message)) {
    return new QuanhengError('cancelled', 'the query was cancelled');
  }
  if (isDiskFull(error)) {
    return new QuanhengError('warehouseFailed', `the disk is full: ${message}`, {
      mend: 'Free space in the data folder and load again; nothing was published.',
    });
  }
  if (/^Out of Memory/i.test(message)) {
    return new QuanhengError('warehouseFailed', message.split('\n')[0] ?? message, {
      mend: 'Split the file into smaller ones and load them in turn; nothing was changed.',
    });
  }
  return new QuanhengError('warehouseFailed', message);
}

/** No space, or none left of a quota; DuckDB then says that it cannot write or spill. */
const FULL =
  /No space left|ENOSPC|EDQUOT|disk full|Could not write|max_temp_directory_size|offload data block/i;

export function isDiskFull(error: unknown): boolean {
  return !(error instanceof QuanhengError) && error instanceof Error && FULL.test(error.message);
}

export function warehouseBusy(): QuanhengError {
  return new QuanhengError('warehouseBusy', 'another load is writing to this data folder', {
    mend: 'Wait until it ends, then run the command again. Readers are not affected.',
  });
}
