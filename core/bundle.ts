import { createHash } from 'node:crypto';

/** What a result was computed from. The same inputs give the same id and the same bytes. */
export interface BundleInputs {
  readonly code: string;
  readonly catalogue: string;
  readonly snapshot: string;
  readonly parameters: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** The id of a result: 16 hexadecimal digits of SHA-256 over its inputs, parameters in order of name. */
export function bundleId(inputs: BundleInputs): string {
  const parameters = Object.entries(inputs.parameters)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([inputs.code, inputs.catalogue, inputs.snapshot, parameters]))
    .digest('hex')
    .slice(0, 16);
}
