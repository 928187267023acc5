export type Encoding = 'utf-8' | 'gb18030';

/**
 * Tells the encoding of a text from its bytes, given piece by piece. UTF-8, with or without a byte
 * order mark, or else GB18030. A file that is mostly sound stays what it is: its broken bytes become
 * U+FFFD, and only the rows that hold one are refused. What holds a NUL is neither.
 */
export class EncodingProbe {
  /** Offset of the first NUL, or -1. */
  nul = -1;
  readonly #utf8 = new Count('utf-8');
  readonly #gb18030 = new Count('gb18030');
  #read = 0;

  push(bytes: Uint8Array): void {
    if (this.nul === -1) {
      const at = bytes.indexOf(0);
      if (at !== -1) this.nul = this.#read + at;
    }
    this.#read += bytes.length;
    this.#utf8.push(bytes);
    this.#gb18030.push(bytes);
  }

  end(): Encoding | undefined {
    if (this.nul !== -1) return undefined;
    const utf8 = this.#utf8.end();
    const gb18030 = this.#gb18030.end();
    // UTF-8 comes first: most of it also reads as GB18030, with more ideographs, none of them meant.
    if (utf8.broken === 0 || utf8.broken < utf8.chinese) return 'utf-8';
    if (gb18030.broken * 10 < gb18030.chinese) return 'gb18030';
    return utf8.broken * 100 < utf8.length ? 'utf-8' : undefined;
  }
}

class Count {
  broken = 0;
  chinese = 0;
  length = 0;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding);
  }

  push(bytes: Uint8Array): void {
    this.#add(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): this {
    this.#add(this.#decoder.decode());
    return this;
  }

  #add(text: string): void {
    this.broken += text.match(/\uFFFD/g)?.length ?? 0;
    this.chinese += text.match(/[\u4e00-\u9fa5]/g)?.length ?? 0;
    this.length += text.length;
  }
}
