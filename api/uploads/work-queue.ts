interface Waiting {
  readonly id: string;
  readonly start: () => void;
}

/** Does one piece of work at a time, in the order of asking: the loader's file has one writer. */
export class WorkQueue {
  readonly #waiting: Waiting[] = [];
  #running: string | undefined;

  /** Pieces of work that come before this one; 0 where it runs or is not here. */
  ahead(id: string): number {
    const place = this.#waiting.findIndex((each) => each.id === id);
    return place === -1 ? 0 : place + 1;
  }

  /** True while it waits or runs. */
  has(id: string): boolean {
    return this.#running === id || this.ahead(id) > 0;
  }

  /** Takes work back that has not begun. */
  drop(id: string): void {
    const place = this.#waiting.findIndex((each) => each.id === id);
    if (place !== -1) this.#waiting.splice(place, 1);
  }

  /** Resolves with what the work comes to; never, where it is dropped before it begins. */
  async run<T>(id: string, work: () => Promise<T>): Promise<T> {
    if (this.#running === undefined) this.#running = id;
    else await new Promise<void>((start) => this.#waiting.push({ id, start }));
    try {
      return await work();
    } finally {
      // Handed over at once, so that nobody steps in between.
      const next = this.#waiting.shift();
      this.#running = next?.id;
      next?.start();
    }
  }
}
