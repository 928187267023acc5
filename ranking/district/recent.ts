/** The last few results by a key that names all they rest on; equal ones asked for at once are made once. */
export class Recent<T> {
  readonly #made = new Map<string, Promise<T>>();
  readonly #kept: number;

  constructor(kept: number) {
    this.#kept = kept;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#made.get(key);
    if (known) return known;
    const making = make();
    this.#made.set(key, making);
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= this.#kept) break;
      this.#made.delete(oldest);
    }
    making.catch(() => this.#made.get(key) === making && this.#made.delete(key));
    return making;
  }
}
