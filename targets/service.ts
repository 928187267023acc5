import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import type { Viewer } from '../core/viewer.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import { loadTargets } from './catalogue.ts';
import { evaluateAll, readBook, wantedSeries, type QueryPort } from './evaluate-all.ts';
import type { Clocks, Evaluation } from './evaluate.ts';
import { clocksOn, goalKey, history, historyDays, type PastVerdict } from './history.ts';
import { seriesKey } from './series.ts';
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
    const targets = this.select(selection);
    const book = await readBook(this.#warehouse, viewer, clocks, targets);
    return evaluateAll(targets, this.reference, book, clocks);
  }

  /** What would have been said of targets on each past day, by target and region. */
  async history(
    selection: Selection,
    viewer: Viewer,
    clocks: Clocks,
  ): Promise<ReadonlyMap<string, readonly PastVerdict[]>> {
    const targets = this.select(selection);
    const series = wantedSeries(targets);
    const rows = await this.#warehouse.query('claim-days', viewer, {
      known_at: clocks.knownAt,
      series,
    });
    const known = Map.groupBy(rows, (row) =>
      seriesKey(String(row['region']), String(row['indicator'])),
    );
    const wanted = new Map<CivilDate, Target[]>();
    for (const target of targets) {
      const document = this.reference.documents.get(target.document);
      if (!document) continue;
      const days = target.scope
        .flatMap((region) =>
          [target.indicator, target.than ?? ''].flatMap(
            (indicator) => known.get(seriesKey(region, indicator)) ?? [],
          ),
        )
        .map((row) => String(row['day']));
      for (const day of historyDays(target, document, days, clocks)) {
        wanted.set(day, [...(wanted.get(day) ?? []), target]);
      }
    }
    const days = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const evaluated = await Promise.all(
      days.map(async ([day, due]) => {
        const then = clocksOn(day, clocks);
        const book = await readBook(this.#warehouse, viewer, then, due);
        return evaluateAll(due, this.reference, book, then);
      }),
    );
    const byGoal = Map.groupBy(evaluated.flat(), goalKey);
    return new Map([...byGoal].map(([goal, evaluations]) => [goal, history(evaluations)]));
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
