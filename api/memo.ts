/**
 * Results by their bundle id. Equal requests in flight share one computation; a result stays until
 * newer ones push it out, and since the id names snapshot and parameters it never goes stale.
 */
export class Memo {
  readonly #entries = new Map<string, Promise<unknown>>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async get<T>(id: string, compute: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(id);
    if (known) return known as Promise<T>;
    const computing = compute();
    this.#entries.set(id, computing);
    this.#trim();
    try {
      return await computing;
    } catch (error) {
      this.#entries.delete(id);
      throw error;
    }
  }

  #trim(): void {
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) return;
      this.#entries.delete(oldest);
    }
  }
}
