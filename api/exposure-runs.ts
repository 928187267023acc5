import type { Report, Step } from '../subsidies/exposure/progress.ts';
import type { ExposureAnswer } from '../subsidies/exposure/service.ts';
import { Memo } from './memo.ts';
import { Refused } from './problem.ts';

/** How far a forecast is. `done` and `of` count steps, which are not equally long. */
export interface Run {
  readonly state: 'none' | 'waiting' | 'running' | 'done';
  readonly done: number;
  readonly of: number;
  readonly step: Step | null;
  /** Seconds since it was asked for, or that it took. */
  readonly since: number;
}

const NONE: Run = { state: 'none', done: 0, of: 0, step: null, since: 0 };

/** Answers that are kept whole, with the draws behind them; and runs that are remembered. */
const KEPT = 6;
const REMEMBERED = 500;

interface Going {
  done: number;
  of: number;
  step: Step | null;
  readonly begun: number;
  ended: number | null;
}

/** Exposures that can wait for their turn. */
const WAITING = 20;

/** Works out exposures one after the other, since each takes memory and all processors. */
export class ExposureRuns {
  readonly #answers = new Memo(KEPT);
  readonly #runs = new Map<string, Going>();
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * The answer of a bundle; equal ones that are asked for at once are worked out once. Throws a
   * {@link Refused} where too many wait already.
   */
  answer(
    bundle: string,
    steps: () => number,
    compute: (report: Report) => Promise<ExposureAnswer>,
  ): Promise<ExposureAnswer> {
    return this.#answers.get(bundle, async () => {
      if (this.#waiting >= WAITING) {
        const mend = 'Ask again when some of them are done.';
        throw new Refused(503, 'busy', `${WAITING} exposures wait to be worked out`, mend);
      }
      const going: Going = { done: 0, of: 0, step: null, begun: this.#now(), ended: null };
      this.#remember(bundle, going);
      this.#waiting++;
      const working = this.#last.then(() => this.#work(going, steps, compute));
      // The next one has its turn however this one ends.
      this.#last = working.catch(() => undefined).then(() => undefined);
      try {
        return await working;
      } catch (error) {
        this.#runs.delete(bundle);
        throw error;
      } finally {
        this.#waiting--;
      }
    });
  }

  progress(bundle: string): Run {
    const going = this.#runs.get(bundle);
    if (!going) return NONE;
    const { done, of, step, begun, ended } = going;
    const since = Math.round(((ended ?? this.#now()) - begun) / 100) / 10;
    if (ended !== null) return { state: 'done', done: of, of, step: null, since };
    return { state: of === 0 ? 'waiting' : 'running', done, of, step, since };
  }

  async #work(
    going: Going,
    steps: () => number,
    compute: (report: Report) => Promise<ExposureAnswer>,
  ): Promise<ExposureAnswer> {
    going.of = steps();
    let current = 0;
    const answer = await compute((step, weight = 1) => {
      going.done = Math.min(going.done + current, going.of);
      going.step = step;
      current = weight;
    });
    going.ended = this.#now();
    return answer;
  }

  #remember(bundle: string, going: Going): void {
    this.#runs.delete(bundle);
    this.#runs.set(bundle, going);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= REMEMBERED) return;
      this.#runs.delete(oldest);
    }
  }
}
