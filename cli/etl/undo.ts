import { shanghaiDate } from '../../core/civil-date.ts';
import { undo } from '../../etl/undo.ts';
import { date, home, options, printJson, printLines, usage, type Command } from '../command.ts';

export const undoRun: Command = {
  usage: 'etl undo RUN [--known-at D] [--json]',
  about: 'Withdraws the claims of a run by new claims; what was known before stands again.',
  async run(args) {
    const { values, positionals } = options(undoRun, args, {
      'known-at': { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const [run, ...extra] = positionals;
    if (run === undefined || extra.length > 0) throw usage(undoRun, 'name one run');
    const result = await undo(run, {
      home: home(),
      knownAt: date(undoRun, '--known-at', values['known-at']) ?? null,
      today: shanghaiDate(Date.now()),
    });
    if (values.json) printJson(result);
    else {
      printLines([
        `${result.run} withdraws ${result.undoes}: ${result.claimsWithdrawn} claims withdrawn, ${result.claimsRestored} earlier ones stand again, ${result.claimsSuperseded} had been revised since and stay`,
        ...(result.loadAgain.length > 0
          ? [
              `Later runs said some of the same and brought no claims of their own; load their files again: ${result.loadAgain.join(', ')}`,
            ]
          : []),
      ]);
    }
    return 0;
  },
};
