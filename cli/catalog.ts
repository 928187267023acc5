import { presentScheme } from '../ranking/present-scheme.ts';
import { loadSchemes } from '../ranking/read-schemes.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import { loadEventTypes } from '../reference/event-types.ts';
import { loadSubsidies } from '../subsidies/catalogue.ts';
import { presentRule } from '../subsidies/present.ts';
import { loadTargets } from '../targets/catalogue.ts';
import { presentTarget } from '../targets/present.ts';
import type { CivilDate } from '../core/civil-date.ts';
import {
  READING,
  options,
  printJson,
  printLines,
  reading,
  usage,
  type Command,
  rejectExtra,
} from './command.ts';

type City = 'jinan' | 'qingdao' | undefined;

const LISTS: Record<
  string,
  (reference: Reference, asOf: CivilDate, city: City) => { id: string; title: string }[]
> = {
  documents: (reference, asOf, city) => {
    const all = [...reference.documents.values()];
    return all
      .filter((document) => city === undefined || document.city === city)
      .map((document) => ({ ...document, status: documentStatus(document, asOf, all) }));
  },
  indicators: ({ indicators }) =>
    [...indicators.values()].map((indicator) => ({ ...indicator, title: indicator.name })),
  regions: ({ regions }) =>
    [...regions.values()].map((region) => ({ ...region, title: region.name })),
  events: () => loadEventTypes().map((event) => ({ id: event.type, title: event.note, ...event })),
  targets: (reference, asOf, city) =>
    loadTargets(reference)
      .filter(
        ({ value }) => city === undefined || reference.documents.get(value.document)?.city === city,
      )
      .map(({ value }) => presentTarget(value, reference, asOf)),
  subsidies: (reference, asOf, city) =>
    loadSubsidies(reference)
      .rules.filter(
        ({ document }) => city === undefined || reference.documents.get(document)?.city === city,
      )
      .map((rule) => presentRule(rule, reference, asOf)),
  schemes: (reference, asOf, city) => {
    const targets = new Map(loadTargets(reference).map(({ value }) => [value.id, value]));
    return loadSchemes({ reference, targets })
      .map((scheme) => presentScheme(scheme, reference, asOf))
      .filter((scheme) => city === undefined || scheme.city === city);
  },
};

export const catalog: Command = {
  usage: `catalog ${Object.keys(LISTS).join('|')}`,
  about: 'Prints what is codified.',
  async run(args) {
    const { values, positionals } = options(catalog, args, READING);
    const [name = '', ...extra] = positionals;
    rejectExtra(catalog, extra);
    const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    if (!list) throw usage(catalog, `unknown catalogue: ${name || '(none)'}`);
    const { asOf, city } = reading(catalog, values);
    const entries = list(loadReference(), asOf, city);
    if (values.json) printJson(entries);
    else printLines(entries.map(({ id, title }) => `${id}  ${title}`));
    return 0;
  },
};
