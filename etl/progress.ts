/** The steps of a load that a person is told of. */
export type Step = 'examining' | 'reading' | 'checking' | 'merging' | 'publishing';

/** Hears of the progress of a load. */
export interface Progress {
  /** Bytes of a file that were read, of all its bytes. */
  bytes(done: number, of: number, name: string): void;
  step(step: Step, file?: { name: string; bytes: number }): void;
  /** Data rows that were read. */
  rows(count: number): void;
  end(): void;
}

export const SILENT: Progress = {
  bytes: () => undefined,
  step: () => undefined,
  rows: () => undefined,
  end: () => undefined,
};

const WORDS: Record<Step, string> = {
  examining: '校验文件',
  reading: '读取',
  checking: '核对规则',
  merging: '比对与写入',
  publishing: '发布快照',
};

/** What share of a load each step takes, as measured on a million contracts. */
const SHARES: Record<Step, number> = {
  examining: 0.05,
  reading: 0.35,
  checking: 0.25,
  merging: 0.3,
  publishing: 0.05,
};

/** Writes one line that is written over: the step, rows a second, and the time left. */
export class LineProgress implements Progress {
  readonly #write: (text: string) => void;
  readonly #now: () => number;
  readonly #started: number;
  #step: Step = 'examining';
  #stepStarted: number;
  #rows = 0;
  #done = 0;

  constructor(write: (text: string) => void, now: () => number) {
    this.#write = write;
    this.#now = now;
    this.#started = now();
    this.#stepStarted = this.#started;
  }

  bytes(done: number, of: number, name: string): void {
    const share = of === 0 ? 1 : done / of;
    this.#show(`${WORDS.examining} ${name} ${Math.floor(share * 100)} %`, share * SHARES.examining);
  }

  step(step: Step, file?: { name: string; bytes: number }): void {
    if (step !== this.#step) this.#done += SHARES[this.#step];
    if (step === 'reading') this.#done = SHARES.examining;
    this.#step = step;
    this.#stepStarted = this.#now();
    this.#show(`${WORDS[step]} ${file?.name ?? ''}`, this.#done);
  }

  rows(count: number): void {
    this.#rows += count;
    const seconds = Math.max(0.001, (this.#now() - this.#stepStarted) / 1000);
    const rate = Math.round(count / seconds).toLocaleString('en');
    this.#show(
      `${WORDS[this.#step]} ${count.toLocaleString('en')} 行，${rate} 行/秒`,
      this.#done + SHARES[this.#step],
    );
  }

  end(): void {
    const seconds = (this.#now() - this.#started) / 1000;
    const rate = Math.round(this.#rows / Math.max(0.001, seconds)).toLocaleString('en');
    const rows = this.#rows.toLocaleString('en');
    this.#write(`\r\u001b[K${rows} 行，${seconds.toFixed(1)} 秒，${rate} 行/秒\n`);
  }

  #show(text: string, share: number): void {
    const spent = (this.#now() - this.#started) / 1000;
    const left = share > 0.02 ? `，约余 ${Math.ceil((spent / share) * (1 - share))} 秒` : '';
    this.#write(`\r\u001b[K${text}${left}`);
  }
}
