/** Cases of one rule that could be approved in one year, and those that were. */
interface RuleYear {
  readonly document: string;
  readonly rule: string;
  readonly cases: number;
  readonly did: number;
}

/** What is assumed as long as few years are loaded. */
const ASSUMED = 0.02;
/** What others say counts as four years of a rule that is approved as often as not. */
const COUNTS_FOR = 4 * 0.25;
/** A year of so many cases tells half as much as one of very many: in few, chance hides what is alike. */
const TELLING = 20;

/**
 * By document, how alike the cases of one rule and year are beyond those of its other years: the
 * intra-class correlation by moments (Williams, Applied Statistics 31, 1982) over its rules, leaning on
 * the median of all documents and of what is assumed. Rules are compared with themselves, since a document
 * whose rules come and go differs from year to year for that alone; and the median stands for others,
 * so that a rule that was once not practised does not make all of them unsure.
 */
export function yearLikeness(years: readonly RuleYear[]): (document: string) => number {
  const found = new Map(
    [...Map.groupBy(years, ({ document }) => document)].map(([document, own]) => [
      document,
      momentsOf(own),
    ]),
  );
  const known = [...found.values()].filter(({ most }) => most > 0);
  const middle = median([ASSUMED, ...known.map(({ beyond, most }) => beyond / most)]);
  return (document) => {
    const { beyond, most } = found.get(document) ?? { beyond: 0, most: 0 };
    const likeness = (beyond + COUNTS_FOR * middle) / (most + COUNTS_FOR);
    return Math.min(MOST, Math.max(LEAST, likeness));
  };
}

const LEAST = 0.002;
const MOST = 0.5;

/** How far years lie apart beyond chance, and the most that they could. */
function momentsOf(years: readonly RuleYear[]): { beyond: number; most: number } {
  let [beyond, most] = [0, 0];
  for (const own of Map.groupBy(years, ({ rule }) => rule).values()) {
    if (own.length < 2) continue;
    const cases = own.reduce((total, each) => total + each.cases, 0);
    const mean = own.reduce((total, each) => total + each.did, 0) / cases;
    const chance = mean * (1 - mean);
    for (const { cases: count, did } of own) {
      const weight = count ** 2 / (count ** 2 + TELLING ** 2);
      const apart = ((did / count - mean) ** 2 * own.length) / (own.length - 1);
      most += weight * chance;
      beyond += weight * (apart - chance / count);
    }
  }
  return { beyond, most };
}

/** The middle one, or the mean of the two. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
