import { diff } from './etl/diff.ts';
import { loadFiles } from './etl/load.ts';
import { exportQuarantine } from './etl/quarantine.ts';
import { runs } from './etl/runs.ts';
import { sources } from './etl/sources.ts';
import { template } from './etl/template.ts';
import { undoRun } from './etl/undo.ts';
import { usage, type Command } from './command.ts';

const ACTIONS: Record<string, Command> = {
  load: loadFiles,
  diff,
  sources,
  template,
  runs,
  undo: undoRun,
  quarantine: exportQuarantine,
};

export const etl: Command = {
  usage: Object.values(ACTIONS)
    .map((action) => action.usage)
    .join('\n  '),
  about:
    'Loads files that bureaus send, previews and undoes loads, and gives back what was refused.',
  async run([name = '', ...args]) {
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw usage(etl, `unknown action: ${name === '' ? '(none)' : name}`);
    return action.run(args);
  },
};
