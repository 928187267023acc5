import { QuanhengError } from '../core/error.ts';

/** One fault in a catalogue file. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** The path of keys inside the file: `0.validity.from`. */
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

/** All faults of one catalogue file, so that they can be mended in one go. */
export class CatalogueError extends QuanhengError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ file, line, path, message, mend }) => `${file}:${line} ${path}: ${message} ${mend}`,
    );
    super('invalidCatalogue', lines.join('\n'));
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}
