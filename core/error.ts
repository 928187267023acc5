/** What can go wrong at the edges, as one closed list. */
export const ERROR_CODES = [
  'usage',
  'notFound',
  'invalidCatalogue',
  'invalidInput',
  'warehouseBusy',
  'warehouseEmpty',
  'warehouseFailed',
  'cancelled',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where a fault lies, as far as it is known. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
}

/** A refusal that says what rule was broken, where, and what mends it. */
export class QuanhengError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  readonly mend: string;

  constructor(code: ErrorCode, message: string, details: { place?: Place; mend?: string } = {}) {
    super(message);
    this.name = 'QuanhengError';
    this.code = code;
    this.place = details.place ?? {};
    this.mend = details.mend ?? '';
  }
}
