import { api } from '../server/api.ts';
import { ask } from '../server/ask.ts';
import type { RunAnswer, UploadAnswer } from './answers.ts';

type Query = Record<string, string | null>;

/** As `ask`, but null where nothing is loaded yet: the data pages say what to do then. */
export async function askData<T>(path: string, query: Query = {}): Promise<T | null> {
  return (await isLoaded()) ? ask<T>(path, query) : null;
}

/** One page of the runs, and how many there are. */
export async function askRuns(query: Query) {
  if (!(await isLoaded())) return null;
  const runs = await ask<RunAnswer[]>('/api/runs', query);
  const given = Object.entries(query).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const { headers } = await api.request(`/api/runs?${new URLSearchParams(given)}`);
  return { runs, total: Number(headers.get('x-total-count') ?? runs.length) };
}

/** An upload, or null where it was discarded. */
export async function askUpload(id: string): Promise<UploadAnswer | null> {
  const response = await api.request(`/api/uploads/${encodeURIComponent(id)}`);
  return response.ok ? ((await response.json()) as UploadAnswer) : null;
}

async function isLoaded(): Promise<boolean> {
  return (await api.request('/healthz')).status !== 503;
}
