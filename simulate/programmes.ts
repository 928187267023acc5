import { loadDocuments } from '../reference/documents.ts';
import { dayOf, parseDay, type Day } from './calendar.ts';
import type { City } from './places.ts';
import type { Programme } from './programme.ts';
import { JINAN } from './programmes-jinan.ts';
import { QINGDAO } from './programmes-qingdao.ts';

/** A programme with what its document prints: the number (else the title), and the days of validity. */
export interface RunningProgramme extends Programme {
  readonly number: string;
  readonly from: Day;
  /** Null where no end is printed. */
  readonly to: Day | null;
}

const PROGRAMMES: Readonly<Record<City, readonly Programme[]>> = { jinan: JINAN, qingdao: QINGDAO };

/** A made-up document for aids from before the catalogue's first: warned of as unknown, never real. */
const BEFORE: Readonly<Record<City, string>> = {
  jinan: '济科模〔2018〕1号',
  qingdao: '青科模〔2018〕1号',
};

/** The aids of a city, the earliest document first, and last the made-up one for earlier facts. */
export function loadProgrammes(city: City): RunningProgramme[] {
  const documents = new Map(loadDocuments().map(({ value }) => [value.id, value]));
  const running = PROGRAMMES[city].map((programme): RunningProgramme => {
    const document = documents.get(programme.document);
    if (!document?.validity.from) throw new Error(`${programme.document} has no day of effect`);
    const { from, to } = document.validity;
    return {
      ...programme,
      number: document.number ?? document.title,
      from: parseDay(from),
      to: to === null ? null : parseDay(to),
    };
  });
  const first = Math.min(...running.filter(isCultivation).map(({ from }) => from));
  const earlier = running.find(isCultivation);
  if (!earlier) return running;
  const made = { ...earlier, number: BEFORE[city], clause: '第一条', to: first - 1 };
  return [...running.toSorted((a, b) => b.from - a.from), { ...made, from: dayOf(2018, 1, 1) }];
}

function isCultivation({ trigger }: Programme): boolean {
  return trigger === 'first';
}

/** The programme that a fact of a day falls under: of several, the one of the latest document. */
export function programmeFor(
  programmes: readonly RunningProgramme[],
  trigger: Programme['trigger'],
  day: Day,
): RunningProgramme | undefined {
  return programmes.find(
    (each) => each.trigger === trigger && each.from <= day && (each.to === null || day <= each.to),
  );
}
