import type { QuarantineAnswer } from '../answers.ts';

/** Which entries the page shows; the default is left out of the address. */
export interface EntryView {
  readonly source: string | null;
  readonly rule: string | null;
  readonly run: string | null;
  readonly state: string | null;
  readonly page: string | null;
}

export function entryView(url: URL): EntryView {
  const value = (name: string) => url.searchParams.get(name) || null;
  return {
    source: value('source'),
    rule: value('rule'),
    run: value('run'),
    state: value('state') === 'open' ? null : value('state'),
    page: value('page') === '1' ? null : value('page'),
  };
}

interface Counts {
  readonly open: number;
  readonly resolved: number;
}

/** How many entries of the chosen source and rule stand open and settled. */
export function countsOf(
  tally: Pick<QuarantineAnswer, 'open' | 'resolved' | 'bySource' | 'byRule'>,
  { source, rule }: Pick<EntryView, 'source' | 'rule'>,
): Counts {
  const none = { open: 0, resolved: 0 };
  if (rule !== null) {
    return tally.byRule
      .filter((line) => line.rule === rule && (source === null || line.source === source))
      .reduce(
        (sum, line) => ({ open: sum.open + line.open, resolved: sum.resolved + line.resolved }),
        none,
      );
  }
  return source === null ? tally : (tally.bySource.find((line) => line.source === source) ?? none);
}
