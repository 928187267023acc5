import { createHash } from 'node:crypto';

/**
 * Draws that depend on nothing but a seed, a purpose and a key, so that a change to one part of the
 * simulation does not reshuffle the others. Only 32-bit integers and single additions, products and
 * quotients of doubles are used: the same bits on every machine.
 */
export class Seed {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  stream(purpose: string): Stream {
    const digest = createHash('sha256')
      .update(JSON.stringify([this.#text, purpose]))
      .digest();
    return new Stream([0, 4, 8].map((at) => digest.readUInt32LE(at)));
  }
}

/** The draws of one purpose, by key. */
export class Stream {
  readonly #words: readonly number[];

  constructor(words: readonly number[]) {
    this.#words = words;
  }

  at(key: number, second = 0): Draws {
    const [a = 0, b = 0, c = 0] = this.#words;
    return new Draws(a ^ key, b ^ second, c);
  }
}

/** A run of draws (the generator sfc32). */
export class Draws {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(a: number, b: number, c: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    for (let round = 0; round < 12; round++) this.uint();
  }

  /** A whole number from 0 up to 2³² − 1. */
  uint(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.uint() / 4294967296;
  }

  /** A whole number from 0 up to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** One of the values, each with the chance of its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(list)[0];
  }
}

/** A 32-bit key from text (FNV-1a), for draws that belong to what has a number in letters. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}
