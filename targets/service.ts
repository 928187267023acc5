import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import type { Viewer } from '../core/viewer.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import { loadTargets } from './catalogue.ts';
import { evaluateAll, readBook, type QueryPort } from './evaluate-all.ts';
import type { Clocks, Evaluation } from './evaluate.ts';
import type { Target } from './target-schema.ts';

/** A snapshot's reader, as far as targets need it. */
export interface Warehouse extends QueryPort {
  content(): string;
}

/** Which targets: all, one city's, or one. */
export interface Selection {
  readonly city?: 'jinan' | 'qingdao' | undefined;
  readonly target?: string | undefined;
}

/** The catalogue with a warehouse behind it: what the command line and the API both ask. */
export class TargetService {
  readonly reference: Reference;
  readonly targets: readonly Target[];
  readonly #warehouse: Warehouse;
  readonly #code = codeVersion();
  readonly #catalogue = catalogueVersion();

  constructor(warehouse: Warehouse) {
    this.reference = loadReference();
    this.targets = loadTargets(this.reference).map(({ value }) => value);
    this.#warehouse = warehouse;
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    const snapshot = this.#warehouse.content();
    return bundleId({ code: this.#code, catalogue: this.#catalogue, snapshot, parameters });
  }

  /** The id of the current snapshot's content; throws `warehouseEmpty` where nothing is loaded. */
  snapshot(): string {
    return this.#warehouse.content();
  }

  select({ city, target }: Selection): Target[] {
    return this.targets.filter(
      ({ id, document }) =>
        (target === undefined || id === target) &&
        (city === undefined || this.reference.documents.get(document)?.city === city),
    );
  }

  async evaluate(selection: Selection, viewer: Viewer, clocks: Clocks): Promise<Evaluation[]> {
    const book = await readBook(this.#warehouse, viewer, clocks);
    return evaluateAll(this.select(selection), this.reference, book, clocks);
  }

  /** Every claim behind one indicator in one region. */
  claims(
    viewer: Viewer,
    place: { region: string; indicator: string },
    { asOf, knownAt }: { asOf: CivilDate; knownAt: CivilDate },
  ) {
    return this.#warehouse.query('claims', viewer, { ...place, as_of: asOf, known_at: knownAt });
  }

  /** What was loaded, newest first. */
  runs(viewer: Viewer) {
    return this.#warehouse.query('loaded', viewer, {});
  }
}
