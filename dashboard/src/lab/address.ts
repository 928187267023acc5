import { exposureLink, type ExposureView } from '../exposure/choice.ts';
import type { PageAddress } from '../shell/link.ts';

/** What the lab is chosen by: a budget, a reform, what is being written, and a second reform beside it. */
export interface LabView extends ExposureView {
  /** A scenario in writing, as the address holds it; null where it is as the reform is. */
  readonly draft: string | null;
  readonly beside: string | null;
}

interface Query {
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

export function labView({ searchParams }: Query, view: ExposureView): LabView {
  const value = (name: string) => searchParams.get(name)?.trim() || null;
  return { ...view, draft: value('draft'), beside: value('beside') };
}

/** The lab with the view as chosen, and some of it changed. */
export function labLink(url: PageAddress, view: LabView, changes: Partial<LabView> = {}): string {
  const now = { ...view, ...changes };
  const own = new URLSearchParams();
  if (now.draft !== null) own.set('draft', now.draft);
  if (now.beside !== null && now.beside !== now.reform) own.set('beside', now.beside);
  const text = own.toString();
  const address = exposureLink(url, '/lab', now);
  return text === '' ? address : `${address}&${text}`;
}
