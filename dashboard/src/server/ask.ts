import { error } from '@sveltejs/kit';
import { api } from './api.ts';

/** Asks the API in the same process, and turns its problems into the error page. */
export async function ask<T>(path: string, query: Record<string, string | null>): Promise<T> {
  const given = Object.entries(query).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const response = await api.request(`${path}?${new URLSearchParams(given)}`);
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  const { detail, mend } = body as { detail: string; mend?: string };
  return error(response.status, [detail, mend].filter(Boolean).join(' — '));
}
