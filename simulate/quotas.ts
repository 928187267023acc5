import { dayOf, yearOfDay, YEARS } from './calendar.ts';
import { isValidOn, type Certificate } from './certificates.ts';
import { regionOn } from './places.ts';
import type { Population } from './population.ts';
import { keyOf, type Seed } from './random.ts';

const STOCK = '有效高新技术企业数';
const ADDED = '当年新认定高新技术企业数';

/** The rows of `quotas`: what each district and zone is to reach, near what it will reach. */
export function* quotaRows(
  { places }: Population,
  certificates: readonly Certificate[],
  seed: Seed,
): Generator<string[]> {
  const stream = seed.stream('quotas');
  for (const year of YEARS) {
    const end = dayOf(year, 12, 31);
    const start = dayOf(year, 1, 1);
    const regions = new Set(
      places.filter(({ from }) => from <= start).map((place) => regionOn(place, start).id),
    );
    const valid = certificates.filter((certificate) => isValidOn(certificate, end));
    const first = certificates.filter(
      ({ kind, issued }) => kind === '首次认定' && yearOfDay(issued) === year,
    );
    const within = (certificate: Certificate, region: string) =>
      regionOn(certificate.unit.place, start).id === region;
    for (const region of [...regions].toSorted()) {
      for (const [indicator, reached] of [
        [STOCK, valid],
        [ADDED, first],
      ] as const) {
        const count = reached.filter((certificate) => within(certificate, region)).length;
        const hope = stream.at(keyOf(`${region} ${indicator}`), year).between(92, 112);
        const quota = Math.max(1, Math.round((count * hope) / 100));
        yield [String(year), region, indicator, String(quota), '管理归属口径'];
      }
    }
  }
}
