import { error } from '@sveltejs/kit';
import { api } from './api.ts';

/** Asks the API in the same process, and turns its problems into the error page. */
export async function ask<T>(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | null>>,
): Promise<T> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => (one === '' ? [] : [[name, one]])),
  );
  const response = await api.request(`${path}?${new URLSearchParams(given)}`);
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  const { detail, mend } = body as { detail: string; mend?: string };
  return error(response.status, [detail, mend].filter(Boolean).join(' — '));
}
