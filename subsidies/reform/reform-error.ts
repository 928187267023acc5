import { QuanhengError } from '../../core/error.ts';
import type { Problem } from '../../reference/catalogue-error.ts';

/** What a finding is about, so that pages can say it in their own words. */
export type FindingKind =
  /** A rule, parameter, document, group, reading, option or other name that is not there. */
  | 'unknownName'
  /** A key, a form or a combination that a patch cannot have. */
  | 'form'
  | 'outOfRange'
  | 'endsBeforeItBegins'
  | 'sharesNotOne'
  | 'changesNothing'
  /** What a rule file would be refused for. */
  | 'unsoundRule'
  /** Warnings from here on. */
  | 'noTakeUp'
  | 'expired'
  | 'draft'
  | 'notComputed'
  | 'figureSharedWith'
  | 'groupEnds'
  | 'overlap'
  | 'gap';

/** What is wrong, and how to mend it. */
export interface Said {
  readonly message: string;
  readonly mend: string;
}

/** The same in both languages; English stands on the finding itself. */
export interface SaidInBoth extends Said {
  readonly zh: Said;
}

/** A fault or a warning of a reform, at a key of it: `['patches', 0, 'parameters', 'rate']`. */
export interface ReformFinding extends SaidInBoth {
  readonly kind: FindingKind;
  readonly key: readonly PropertyKey[];
  /** What stands there, as written; empty where nothing does. */
  readonly found: string;
  /** The rules that are meant, where the finding is about rules. */
  readonly rules: readonly string[];
}

/** A finding with its line in the file. */
export interface ReformProblem extends Problem {
  readonly kind: FindingKind;
  readonly zh: Said;
  readonly found: string;
  readonly rules: readonly string[];
}

/** All faults of a reform, so that they can be mended in one go. */
export class ReformError extends QuanhengError {
  readonly problems: readonly ReformProblem[];

  constructor(problems: readonly ReformProblem[]) {
    const lines = problems.map(({ file, line, path, message, mend, zh }) =>
      `${file}:${line} ${path === '' ? '' : `${path}: `}${zh.message}${zh.mend} ${message} ${mend}`.trimEnd(),
    );
    const [first] = problems;
    super('invalidInput', lines.join('\n'), {
      ...(first ? { place: { file: first.file, line: first.line } } : {}),
      mend: first?.mend ?? '',
    });
    this.name = 'ReformError';
    this.problems = problems;
  }
}
