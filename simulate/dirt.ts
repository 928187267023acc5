import type { CsvFile } from './csv-file.ts';
import { disguise } from './disguises.ts';
import { fault } from './faults.ts';
import type { SheetName } from './headings.ts';
import { keyOf, type Seed, type Stream } from './random.ts';

/** What is done to a file's rows, in turn. A row that is there twice, to the letter, is no fault. */
const TURNS = ['fault', 'disguise', 'fault', 'disguise', 'duplicate'] as const;

/** A row to write, and what to put on record of it; null where it is as simulated. */
interface Written {
  readonly cells: readonly string[];
  readonly mark: Mark | null;
}

interface Mark {
  readonly kind: string;
  readonly faulty: boolean;
  readonly column: string;
}

/** Dirties a share of a file's rows: one row in each run of so many, at a place drawn for the run. */
export class Dirt {
  readonly counts: Record<string, number> = {};
  readonly #sheet: SheetName;
  readonly #stream: Stream;
  readonly #run: number;
  readonly #manifest: CsvFile;
  #seen = 0;
  #faults = 0;
  #disguises = 0;
  #at = -1;

  constructor(options: {
    readonly sheet: SheetName;
    readonly seed: Seed;
    readonly share: number;
    readonly manifest: CsvFile;
  }) {
    this.#sheet = options.sheet;
    this.#stream = options.seed.stream('dirt');
    this.#run = options.share > 0 ? Math.max(1, Math.round(1 / options.share)) : Infinity;
    this.#manifest = options.manifest;
  }

  /** The rows to write for a sound one: itself, in disguise, or with another after it. */
  rowsFor(cells: readonly string[]): readonly Written[] {
    const clean: Written = { cells, mark: null };
    const run = Math.floor(this.#seen / this.#run);
    const at = this.#seen++ % this.#run;
    if (this.#run === Infinity) return [clean];
    const draws = this.#stream.at(keyOf(this.#sheet), run);
    if (at === 0) this.#at = draws.below(this.#run);
    if (at !== this.#at) return [clean];
    const turn = TURNS[run % TURNS.length];
    const own = this.#stream.at(keyOf(`${this.#sheet} cells`), run);
    if (turn === 'fault') {
      const faulty = fault(this.#sheet, cells, this.#faults++, own);
      if (faulty) return [clean, { cells: faulty.cells, mark: { ...faulty, faulty: true } }];
    }
    if (turn === 'disguise') {
      const disguised = disguise(this.#sheet, cells, this.#disguises++, own);
      if (disguised) return [{ cells: disguised.cells, mark: { ...disguised, faulty: false } }];
    }
    return [clean, { cells, mark: { kind: 'identicalDuplicate', faulty: false, column: '' } }];
  }

  /** Puts a row that was written on a line on record. */
  record({ kind, faulty, column }: Mark, line: number, cell: string): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    const yes = faulty ? 'yes' : 'no';
    this.#manifest.add([`${this.#sheet}.csv`, String(line), kind, yes, column, cell]);
  }
}

/** The headings of the record of dirty rows. */
export const MANIFEST_HEADINGS = ['file', 'line', 'kind', 'faulty', 'column', 'cell'];
