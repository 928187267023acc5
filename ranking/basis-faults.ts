import { fault, unknown, type Fault, type Path } from './fault.ts';
import type { Named } from './read-schemes.ts';
import type { Adjustment, Item, Scheme } from './scheme-schema.ts';

export type Basis = Scheme['basis'] | Item['basis'] | Adjustment['basis'];

/** Each part must rest on a clause or on the operator: a reading says what its text does not print. */
export function basisFaults(
  { text, operator }: Basis,
  parts: readonly string[],
  path: Path,
  { reference: { documents } }: Named,
): Fault[] {
  const named = new Set<string>([...text, ...operator].flatMap((entry) => entry.parts));
  return [
    ...parts
      .filter((part) => !named.has(part))
      .map((part) =>
        fault(
          path,
          `nothing says where "${part}" comes from`,
          'Cite the clause, or say that the operator set it.',
        ),
      ),
    ...text.flatMap(({ document }, at) =>
      documents.has(document)
        ? []
        : [
            unknown([...path, 'text', at, 'document'], document, 'a document', [
              ...documents.values(),
            ]),
          ],
    ),
  ];
}
