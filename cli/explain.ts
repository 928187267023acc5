import { yearOf } from '../core/civil-date.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { explainLines } from '../subsidies/explain-lines.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { eventYear } from './entitlements.ts';
import {
  READING,
  home,
  options,
  printJson,
  printLines,
  reading,
  rejectExtra,
  usage,
  type Command,
} from './command.ts';

export const explain: Command = {
  usage:
    'explain RULE BENEFICIARY --year Y [--reading SWITCH=OPTION …] [--as-of D] [--known-at D] [--json]',
  about: 'Why one beneficiary is owed what it is under one rule, step by step.',
  async run(args) {
    const { values, positionals } = options(explain, args, {
      ...READING,
      year: { type: 'string' },
      reading: { type: 'string', multiple: true },
    });
    const [rule, beneficiary, ...extra] = positionals;
    rejectExtra(explain, extra);
    if (rule === undefined || beneficiary === undefined) {
      throw usage(explain, 'name a rule and a beneficiary');
    }
    const { asOf, knownAt } = reading(explain, values);
    const year = eventYear(explain, values.year, yearOf(asOf));
    const reader = new SnapshotReader(home());
    const service = new SubsidyService(reader);
    const readings = service.choices(values.reading ?? []);
    const bundle = service.bundle({
      command: 'explain',
      rule,
      beneficiary,
      asOf,
      knownAt,
      year: String(year),
      readings: JSON.stringify(readings),
    });
    const trace = await service.explain({ rule, beneficiary, year, asOf, knownAt, readings });
    reader.close();
    if (values.json) printJson({ bundle, asOf, knownAt, ...trace });
    else printLines(explainLines(trace));
    return 0;
  },
};
