import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';

/** The parts of a package, by name in lower case and without a leading slash. */
export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Inflated bytes of a part; throws `WorkbookRefused` where it is missing or damaged. */
  stream(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/**
 * Opens a zip file and inflates every part once, to nowhere: declared sizes may lie, so bombs and
 * damage are found by counting what really comes out, before anything is made of it.
 */
export async function openPackage(path: string): Promise<Package> {
  const zip = await damaged('zip', () =>
    openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: false }),
  );
  try {
    const entries = await listEntries(zip);
    await inflateAll(zip, entries);
    return packageOf(zip, entries);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.parts) {
    throw new WorkbookRefused('workbook.bomb', `${zip.entryCount} parts`);
  }
  const entries = new Map<string, Entry>();
  await damaged('zip directory', async () => {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new WorkbookRefused('workbook.password', entry.fileName);
      if (entries.has(name))
        throw new WorkbookRefused('workbook.truncated', `2 × ${entry.fileName}`);
      entries.set(name, entry);
    }
  });
  return entries;
}

async function inflateAll(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<void> {
  let total = 0;
  for (const entry of entries.values()) {
    const { fileName: name, uncompressedSize: declared, compressedSize } = entry;
    let size = 0;
    let checksum = 0;
    for await (const chunk of inflate(zip, entry)) {
      size += chunk.length;
      total += chunk.length;
      checksum = crc32(chunk, checksum);
      const swollen = size > LIMITS.ratioFrom && size > compressedSize * LIMITS.ratio;
      if (swollen) throw bomb(`${name}: ${compressedSize} bytes → > ${size} bytes`);
      if (total > LIMITS.inflated) throw bomb(`> ${LIMITS.inflated} bytes inflated`);
    }
    if (size !== declared || checksum !== entry.crc32) {
      throw new WorkbookRefused('workbook.truncated', `${name}: ${size} of ${declared} bytes`);
    }
  }
}

function bomb(found: string): WorkbookRefused {
  return new WorkbookRefused('workbook.bomb', found);
}

function packageOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Package {
  const names = [...entries.keys()];
  const stream = (name: string) => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookRefused('workbook.truncated', `no ${name}`);
    return inflate(zip, entry);
  };
  const has = (name: string) => entries.has(name.toLowerCase());
  return { names, has, stream, close: () => zip.close() };
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await damaged(entry.fileName, () => zip.openReadStreamPromise(entry));
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw refusalOf(entry.fileName, error);
  } finally {
    stream.destroy();
  }
}

async function damaged<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(place, error);
  }
}

function refusalOf(place: string, error: unknown): unknown {
  // A disk that fails to read says nothing of the file.
  if (error instanceof WorkbookRefused || (error instanceof Error && 'syscall' in error)) {
    return error;
  }
  return new WorkbookRefused('workbook.truncated', `${place}: ${(error as Error).message}`);
}
