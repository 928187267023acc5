import { createHash } from 'node:crypto';
import type { CivilDate } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { Basis } from './basis-faults.ts';
import { membersOf } from './members.ts';
import { rankedPeriod } from './period.ts';
import type { Scheme } from './scheme-schema.ts';
import { directionOf, unitOf } from './wants.ts';
import { PART_WORDS } from './wording.ts';

/** A hash over one version of a scheme: a notice keeps it, and a changed version shows. */
export function fingerprint(scheme: Scheme): string {
  return createHash('sha256').update(JSON.stringify(scheme)).digest('hex').slice(0, 16);
}

/** A version of a scheme as `catalog schemes` and the API print it. Numbers are decimal strings. */
export function presentScheme(scheme: Scheme, reference: Reference, asOf: CivilDate) {
  const { items, adjustments, basis } = scheme;
  const bases = [basis, ...items.map((item) => item.basis), ...adjustments.map((one) => one.basis)];
  const documents = [...new Set(bases.flatMap(({ text }) => text.map(({ document }) => document)))];
  return {
    id: scheme.id,
    version: scheme.version,
    fingerprint: fingerprint(scheme),
    validFrom: scheme.validFrom,
    nature: scheme.nature,
    title: scheme.title,
    titleEn: scheme.titleEn,
    statement: { zh: scheme.statement, en: scheme.statementEn },
    city: scheme.city === '370200' ? ('qingdao' as const) : ('jinan' as const),
    region: scheme.city,
    period: scheme.period,
    documents: documents.flatMap((id) => {
      const document = reference.documents.get(id);
      if (!document) return [];
      const { number, title, titleEn } = document;
      const status = documentStatus(document, asOf, [...reference.documents.values()]);
      return [{ id, number, title, titleEn, status }];
    }),
    units: {
      ...scheme.units,
      regions: membersOf(scheme, periodOn(asOf), reference.regions)
        .filter(({ outside }) => outside === null)
        .map(({ region }) => region),
    },
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      titleEn: item.titleEn,
      indicator: item.indicator,
      unit: unitOf(item, reference.indicators),
      figure: item.figure,
      perHead: item.perHead ?? null,
      direction: directionOf(item, reference.indicators),
      weight: item.weight,
      scoring: item.scoring,
      missing: item.missing,
      revision: item.revision ?? scheme.bands.preliminary,
      basis: presentBasis(item.basis, reference),
    })),
    adjustments: adjustments.map((one) => ({
      ...one,
      unit: unitOf(one, reference.indicators),
      basis: presentBasis(one.basis, reference),
    })),
    ties: scheme.ties,
    tiers: scheme.tiers,
    bands: scheme.bands,
    basis: presentBasis(basis, reference),
  };
}

/** The day itself, as a period. */
function periodOn(day: CivilDate) {
  const month = rankedPeriod('month', day.slice(0, 7));
  return { label: day, kind: 'month', from: month?.from ?? day, to: month?.to ?? day } as const;
}

function presentBasis({ text, operator }: Basis, { documents }: Reference) {
  const words = (parts: readonly string[]) =>
    parts.map((part) => ({ id: part, ...PART_WORDS[part] }));
  return {
    text: text.map((entry) => ({
      ...entry,
      parts: words(entry.parts),
      documentNo: documents.get(entry.document)?.number ?? null,
    })),
    operator: operator.map((entry) => ({ ...entry, parts: words(entry.parts) })),
  };
}
