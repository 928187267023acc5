/** What was done, and what was undone; `now` is what is shown. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

const KEPT = 200;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

/** A change; what was undone before can then not be done again. */
export function put<T>({ past, now }: History<T>, next: T): History<T> {
  return { past: [...past, now].slice(-KEPT), now: next, future: [] };
}

export function undone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redone<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const next = future[0];
  if (next === undefined) return history;
  return { past: [...past, now], now: next, future: future.slice(1) };
}
