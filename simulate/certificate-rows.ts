import { dayOf, isoDay, yearOfDay } from './calendar.ts';
import { expiryOf, type Certificate } from './certificates.ts';
import { FIELDS } from './names.ts';
import type { Seed } from './random.ts';
import { aboveScale, divisionText, zoneText } from './units.ts';

/** The rows of `high-tech-firms`. */
export function* certificateRows(
  seed: Seed,
  certificates: readonly Certificate[],
): Generator<string[]> {
  const stream = seed.stream('certificates');
  for (const certificate of certificates) {
    const { number, unit, kind, issued, movedIn, movedOut, revoked } = certificate;
    const draws = stream.at(unit.index);
    const pooled = kind === '首次认定' && draws.chance(0.4);
    const chosen = dayOf(yearOfDay(issued) - 1, 3, 1) + draws.below(540);
    const pooledOn = Math.min(Math.max(chosen, unit.founded + 60), issued - 30);
    const industrial = unit.industry?.industrial === true && aboveScale(unit, issued);
    yield [
      unit.name,
      unit.code,
      number,
      isoDay(issued),
      isoDay(expiryOf(certificate)),
      kind,
      movedIn === null ? '' : isoDay(movedIn),
      movedOut === null ? '' : isoDay(movedOut),
      revoked === null ? '' : isoDay(revoked),
      divisionText(unit),
      zoneText(unit, issued),
      FIELDS[unit.index % FIELDS.length] ?? '',
      industrial ? '是' : '否',
      pooled ? isoDay(pooledOn) : '',
    ];
  }
}
