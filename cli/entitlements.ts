import { yearOf } from '../core/civil-date.ts';
import { OPERATOR } from '../core/viewer.ts';
import { presentEntitlement } from '../subsidies/present.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
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

export const entitlements: Command = {
  usage:
    'entitlements --year Y [--rule ID] [--beneficiary CODE] [--drafts] [--reading SWITCH=OPTION …] [--as-of D] [--known-at D] [--city C] [--json]',
  about: 'What the rules owe for the events of a year.',
  async run(args) {
    const { values, positionals } = options(entitlements, args, {
      ...READING,
      year: { type: 'string' },
      rule: { type: 'string' },
      beneficiary: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      reading: { type: 'string', multiple: true },
    });
    rejectExtra(entitlements, positionals);
    const { asOf, knownAt, city } = reading(entitlements, values);
    const year = eventYear(entitlements, values.year, yearOf(asOf));
    const { rule, beneficiary, drafts } = values;
    const reader = new SnapshotReader(home());
    const service = new SubsidyService(reader);
    const readings = service.choices(values.reading ?? []);
    if (rule !== undefined) service.rule(rule);
    const question = { year, asOf, knownAt, city, rule, beneficiary, drafts, readings };
    const bundle = service.bundle({
      command: 'entitlements',
      ...question,
      year: String(year),
      drafts: String(drafts),
      readings: JSON.stringify(readings),
    });
    const all = await service.entitlements(question, OPERATOR);
    reader.close();
    const rows = all.map(presentEntitlement);
    if (values.json) printJson({ bundle, year, asOf, knownAt, rows });
    else printLines(rows.length === 0 ? [`${year}: nothing is due.`] : rows.map(line));
    return 0;
  },
};

/** The year asked for; it must be given, since a year's end and its start differ. */
export function eventYear(command: Command, text: string | undefined, today: number): number {
  if (text === undefined) throw usage(command, '--year is missing');
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < 2000 || year > today + 20) {
    throw usage(command, `--year ${text} is no year; write 2021`);
  }
  return year;
}

type Shown = ReturnType<typeof presentEntitlement>;

function line(row: Shown): string {
  const { rule, beneficiary, eventDate, ceiling, afterStacking, gate, lostTo, missingInputs } = row;
  const said = [
    ...(gate === null ? [] : [`被挡：${gate}`]),
    ...lostTo.map(({ rule: winner }) => `让与 ${winner}`),
    ...(missingInputs.length === 0 ? [] : [`缺：${missingInputs.map(({ zh }) => zh).join('、')}`]),
  ];
  return [rule, beneficiary, eventDate, ceiling ?? '—', afterStacking ?? '—', ...said].join('  ');
}
