import { QuanhengError } from '../core/error.ts';
import { OPERATOR } from '../core/viewer.ts';
import { presentEvaluation } from '../targets/present.ts';
import { TargetService } from '../targets/service.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { closest } from 'fastest-levenshtein';
import {
  READING,
  home,
  options,
  printJson,
  printLines,
  reading,
  type Command,
  rejectExtra,
} from './command.ts';

export const evaluate: Command = {
  usage: 'evaluate [--target ID] [--as-of D] [--known-at D] [--city C] [--json]',
  about: 'Judges the targets on two clocks.',
  async run(args) {
    const { values, positionals } = options(evaluate, args, {
      ...READING,
      target: { type: 'string' },
    });
    rejectExtra(evaluate, positionals);
    const { asOf, knownAt, city } = reading(evaluate, values);
    const reader = new SnapshotReader(home());
    const service = new TargetService(reader);
    const { target } = values;
    if (target !== undefined && service.select({ target }).length === 0) {
      const near = closest(
        target,
        service.targets.map(({ id }) => id),
      );
      throw new QuanhengError('usage', `no target named ${target}`, {
        mend: `Did you mean ${near}?`,
      });
    }
    const bundle = service.bundle({ command: 'evaluate', asOf, knownAt, city, target });
    const evaluations = await service.evaluate({ city, target }, OPERATOR, { asOf, knownAt });
    reader.close();
    const results = evaluations.map((evaluation) =>
      presentEvaluation(evaluation, service.reference),
    );
    if (values.json) printJson({ bundle, results });
    else {
      printLines(
        results.map(
          ({ target: id, title, regionName, draft, statement }) =>
            `${id}  ${regionName}  ${title}${draft ? '（征求意见稿）' : ''}\n  ${statement.zh}`,
        ),
      );
    }
    return 0;
  },
};
