import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { Viewer } from '../core/viewer.ts';
import type { Reference } from '../reference/catalogue.ts';
import { loadReconciliations, type Reconciliation } from '../reference/reconciliations.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import type { Parameter, Row } from '../warehouse/connect.ts';
import { cityOfRegions, regionsParameter } from './places.ts';
import { reconcile, type Reconciled } from './reconcile.ts';

interface Warehouse {
  content(): string;
  query(name: string, viewer: Viewer, parameters: Record<string, Parameter>): Promise<Row[]>;
}

interface Clocks {
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
}

/** Which lines: all, one city's with its districts, one year's. */
interface Selection {
  readonly city?: 'jinan' | 'qingdao' | undefined;
  readonly year?: number | undefined;
}

const CITY_REGION = { jinan: '370100', qingdao: '370200' } as const;

/** The derived indicators, which are queries of warehouse/queries that take both clocks. */
export type DerivedName =
  | 'high-tech-firms'
  | 'high-tech-recognised'
  | 'contract-turnover'
  | 'rd-by-region'
  | 'payouts'
  | 'approvals-paid';

/** Derived figures and their reconciliation with the reported ones, from one warehouse. */
export class ReconciliationService {
  readonly #warehouse: Warehouse;
  readonly #reference: Reference;
  readonly #reconciliations: readonly Reconciliation[];
  readonly #cityOf: ReadonlyMap<string, string>;
  readonly #regions: string;
  readonly #code = codeVersion();
  readonly #catalogue = catalogueVersion();

  constructor(warehouse: Warehouse, reference: Reference) {
    this.#warehouse = warehouse;
    this.#reference = reference;
    this.#reconciliations = loadReconciliations(reference);
    this.#cityOf = cityOfRegions(reference.regions);
    this.#regions = regionsParameter(this.#cityOf);
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    const snapshot = this.#warehouse.content();
    return bundleId({ code: this.#code, catalogue: this.#catalogue, snapshot, parameters });
  }

  /** The rows of one derived indicator: money in fen and counts as text, levels as docs say. */
  async derived(name: DerivedName, viewer: Viewer, { asOf, knownAt }: Clocks): Promise<Row[]> {
    const parameters = { as_of: asOf, known_at: knownAt, regions: this.#regions };
    try {
      return await this.#warehouse.query(name, viewer, parameters);
    } catch (error) {
      throw olderSnapshot(error);
    }
  }

  /** Every derived figure beside its reported one, by reconciliation, region and year. */
  async reconcile(selection: Selection, viewer: Viewer, clocks: Clocks): Promise<Reconciled[]> {
    const names = [...new Set(this.#reconciliations.map(({ derived }) => derived.query))];
    const { asOf, knownAt } = clocks;
    const [reported, ...derived] = await Promise.all([
      this.#warehouse.query('yearly-series', viewer, {
        as_of: asOf,
        known_at: knownAt,
        series: null,
        parts: false,
      }),
      ...names.map((name) => this.derived(name, viewer, clocks)),
    ]);
    const rowsOf = new Map(names.map((name, at) => [name, derived[at] ?? []]));
    const city = selection.city && CITY_REGION[selection.city];
    return this.#reconciliations
      .flatMap((reconciliation) => {
        const indicator = this.#reference.indicators.get(reconciliation.indicator);
        if (!indicator) return [];
        const { regions } = this.#reference;
        const subject = { reconciliation, indicator, regions, cityOf: this.#cityOf };
        const rows = rowsOf.get(reconciliation.derived.query) ?? [];
        return reconcile(subject, rows, reported ?? [], asOf);
      })
      .filter((line) => city === undefined || line.city === city)
      .filter((line) => selection.year === undefined || line.year === selection.year);
  }
}

/** A snapshot published by an older version lacks the models; the next load brings them. */
function olderSnapshot(error: unknown): unknown {
  const lacking = error instanceof QuanhengError && /Catalog Error.*not exist/.test(error.message);
  if (!lacking) return error;
  return new QuanhengError('warehouseEmpty', 'this data folder was published by an older version', {
    mend: 'Load any file again, even an unchanged one; the tables are brought up to date with it.',
  });
}
