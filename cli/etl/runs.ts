import { OPERATOR } from '../../core/viewer.ts';
import { SnapshotReader } from '../../warehouse/snapshot.ts';
import { home, options, printJson, printLines, rejectExtra, type Command } from '../command.ts';

export const runs: Command = {
  usage: 'etl runs [--json]',
  about: 'Lists the loads, newest first.',
  async run(args) {
    const { values, positionals } = options(runs, args, {
      json: { type: 'boolean', default: false },
    });
    rejectExtra(runs, positionals);
    const reader = new SnapshotReader(home());
    const found = await reader.query('loaded', OPERATOR, {});
    reader.close();
    if (values.json) printJson(found);
    else {
      printLines(
        found.map((run) => {
          const state = run['undoes']
            ? ` withdraws ${run['undoes']}`
            : run['undone_by']
              ? ` withdrawn by ${run['undone_by']}`
              : '';
          return `${run['run_id']} ${run['started_on']} ${run['source']}: ${run['rows_read']} read, ${run['rows_loaded']} new, ${run['rows_revised']} revised, ${run['rows_refused']} refused${state}`;
        }),
      );
    }
    return 0;
  },
};
