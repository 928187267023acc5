import { shanghaiDate, type CivilDate } from '../core/civil-date.ts';
import { TargetService } from '../targets/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { Memo } from './memo.ts';

export interface ApiOptions {
  readonly home: Home;
  /** The `asOf` of requests that name none; null is today. */
  readonly openAt: CivilDate | null;
  /** Where users open the server, as `http://127.0.0.1:4780`. */
  readonly address?: string;
  /** Milliseconds since 1970; the only clock of the API. */
  readonly now?: () => number;
}

/** What every route works with. */
export interface ApiContext {
  readonly service: TargetService;
  readonly memo: Memo;
  readonly openAt: CivilDate | null;
  /** Milliseconds since 1970. */
  now(): number;
  today(): CivilDate;
}

export function createContext({ home, openAt, now = Date.now }: ApiOptions): ApiContext {
  return {
    service: new TargetService(new SnapshotReader(home)),
    memo: new Memo(200),
    openAt,
    now,
    today: () => shanghaiDate(now()),
  };
}
