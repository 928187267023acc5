import { link, type PageAddress } from '../shell/link.ts';

/** What the views of the data pages are chosen by; each is left out where it is the default. */
export type Choice = Readonly<Record<string, string | number | null | undefined>>;

/** An address of the data pages that keeps the state of the shell, with a choice of its own. */
export function dataLink(url: PageAddress, path: string, choice: Choice = {}): string {
  const kept = link(url, path);
  const own = new URLSearchParams(
    Object.entries(choice).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  if (own === '') return kept;
  return `${kept}${kept.includes('?') ? '&' : '?'}${own}`;
}

/** The address of a download, with a choice. */
export function download(path: string, choice: Choice): string {
  return dataLink({ pathname: path, searchParams: new URLSearchParams() }, path, choice);
}
