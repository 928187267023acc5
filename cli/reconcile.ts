import { OPERATOR } from '../core/viewer.ts';
import type { Reconciled } from '../reconcile/reconcile.ts';
import { ReconciliationService } from '../reconcile/service.ts';
import { FINDING_WORDS } from '../reconcile/wording.ts';
import { loadReference } from '../reference/catalogue.ts';
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

export const reconcile: Command = {
  usage: 'reconcile [--city C] [--year Y] [--as-of D] [--known-at D] [--json]',
  about: 'Holds figures derived from loaded rows beside the reported ones.',
  async run(args) {
    const { values, positionals } = options(reconcile, args, {
      ...READING,
      year: { type: 'string' },
    });
    rejectExtra(reconcile, positionals);
    const { asOf, knownAt, city } = reading(reconcile, values);
    const { year } = values;
    if (year !== undefined && !/^\d{4}$/.test(year)) {
      throw usage(reconcile, `--year ${year} is not a year; write 2023`);
    }
    const reader = new SnapshotReader(home());
    const service = new ReconciliationService(reader, loadReference());
    const bundle = service.bundle({ command: 'reconcile', asOf, knownAt, city, year });
    const selection = { city, year: year === undefined ? undefined : Number(year) };
    const results = await service.reconcile(selection, OPERATOR, { asOf, knownAt });
    reader.close();
    if (values.json) printJson({ bundle, asOf, knownAt, results });
    else printLines(results.length > 0 ? results.map(line) : ['没有可核对的数据。']);
    return 0;
  },
};

function line(row: Reconciled): string {
  const { derived, reported, difference, coverage } = row;
  const parts = [
    `推算 ${derived ? `${derived.value} ${row.unit}` : '无'}`,
    `公布 ${reported ? `${reported.value} ${row.unit}（${reported.publisher}）` : '无'}`,
    ...(difference === null ? [] : [`相差 ${difference} ${row.unit}`]),
    ...(row.restsOnSimulated ? ['含模拟数据'] : []),
    ...(coverage?.remark ? [coverage.remark.zh] : []),
  ];
  const heading = `${row.regionName} ${row.year} ${row.indicatorName}`;
  return `${heading}  ${FINDING_WORDS[row.finding].zh}\n  ${parts.join('；')}`;
}
