import { join } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { QuanhengError } from '../core/error.ts';
import type { Viewer } from '../core/viewer.ts';
import { openSnapshotFile, rows, runScript, type Parameter, type Row } from './connect.ts';
import type { Home } from './home.ts';
import { readPointer, type Pointer } from './pointer.ts';
import { queryText } from './queries.ts';

/** Queries running at once; below the 16 threads that the start scripts give the pool. */
const RUNNING = 8;

/** One connection to a snapshot. */
export interface Session {
  /** Reads the rows of one statement. */
  rows(sql: string, parameters: Readonly<Record<string, Parameter>>): Promise<Row[]>;
  /** Runs statements in order, each with the parameters that it names. */
  script(sql: string, parameters: Readonly<Record<string, Parameter>>): Promise<void>;
}

interface Open {
  readonly pointer: Pointer;
  readonly instance: Promise<DuckDBInstance>;
  users: number;
  retired: boolean;
}

/**
 * Reads the current snapshot, and moves to a newer one between two queries: those that run keep
 * the old file until they end, so no request fails because a load published.
 */
export class SnapshotReader {
  readonly #home: Home;
  #open: Open | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(home: Home) {
    this.#home = home;
  }

  /** The id of the current content; throws `warehouseEmpty` where nothing is loaded. */
  content(): string {
    return this.#pointer().content;
  }

  /** Runs a named query for a viewer. Parameters are bound, never written into the text. */
  async query(
    name: string,
    viewer: Viewer,
    parameters: Readonly<Record<string, Parameter>>,
  ): Promise<Row[]> {
    const bound = { ...parameters, viewer_role: viewer.role, viewer_region: viewer.region };
    return this.session(({ rows: read }) => read(queryText(name), bound));
  }

  /**
   * Gives one connection for several statements, which can make temporary tables of their own. All of
   * it sees one snapshot. The statements come from code and catalogue, never from a request.
   */
  async session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      return await this.#onOne(work);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #onOne<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const open = this.#current();
    open.users++;
    try {
      const connection = await (await open.instance).connect();
      try {
        return await work({
          rows: (sql, parameters) => rows(connection, sql, parameters),
          script: (sql, parameters) => runScript(connection, sql, parameters),
        });
      } finally {
        connection.closeSync();
      }
    } finally {
      open.users--;
      this.#closeIfUnused(open);
    }
  }

  /** Lets go of the file once the last running query has ended. */
  close(): void {
    if (this.#open) this.#retire(this.#open);
    this.#open = undefined;
  }

  async #turn(): Promise<void> {
    while (this.#running >= RUNNING) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running++;
  }

  #pointer(): Pointer {
    const pointer = readPointer(this.#home);
    if (pointer) return pointer;
    throw new QuanhengError('warehouseEmpty', 'no figures are loaded in this data folder', {
      mend: 'Run: npm run -s quanheng -- etl load statistics data/published_statistics.csv',
    });
  }

  #current(): Open {
    const pointer = this.#pointer();
    if (this.#open?.pointer.file === pointer.file) return this.#open;
    if (this.#open) this.#retire(this.#open);
    const path = join(this.#home.snapshots, pointer.file);
    const open = {
      pointer,
      instance: openSnapshotFile(path, this.#home),
      users: 0,
      retired: false,
    };
    open.instance.catch(() => {
      if (this.#open === open) this.#open = undefined;
    });
    this.#open = open;
    return open;
  }

  #retire(open: Open): void {
    open.retired = true;
    this.#closeIfUnused(open);
  }

  #closeIfUnused(open: Open): void {
    if (!open.retired || open.users > 0) return;
    open.instance.then(
      (instance) => instance.closeSync(),
      () => undefined,
    );
  }
}
