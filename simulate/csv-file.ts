import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const CHUNK = 1 << 19;
const SPECIAL = /[",\r\n]/;

/**
 * A CSV file (UTF-8, LF) written in chunks. `add` only fills the buffer; the writer of many rows
 * awaits `flush` whenever `full`, so that memory stays bounded and a slow disk slows the writer.
 */
export class CsvFile {
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #buffer = '';
  #lines = 0;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string, headings: readonly string[]): Promise<CsvFile> {
    const file = new CsvFile(await open(path, 'w'));
    file.add(headings);
    return file;
  }

  /** The number of lines written, the header included; also the last line's number. */
  get lines(): number {
    return this.#lines;
  }

  get full(): boolean {
    return this.#buffer.length >= CHUNK;
  }

  add(cells: readonly string[]): void {
    let line = '';
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      if (at > 0) line += ',';
      line += SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    }
    this.#buffer += `${line}\n`;
    this.#lines++;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.from(this.#buffer, 'utf8');
    this.#buffer = '';
    this.#hash.update(bytes);
    await this.#handle.appendFile(bytes);
  }

  /** Writes the rest; gives the SHA-256 of the whole file in hexadecimal. */
  async close(): Promise<string> {
    await this.flush();
    await this.#handle.close();
    return this.#hash.digest('hex');
  }

  /** Lets go of the file after a failure. */
  async abandon(): Promise<void> {
    await this.#handle.close();
  }
}
