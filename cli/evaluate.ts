import { QuanhengError } from '../core/error.ts';
import { OPERATOR } from '../core/viewer.ts';
import { goalKey } from '../targets/history.ts';
import { presentEvaluation, presentPast } from '../targets/present.ts';
import { CHANGE_WORDS } from '../targets/wording.ts';
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
  usage: 'evaluate [--target ID] [--history] [--as-of D] [--known-at D] [--city C] [--json]',
  about: 'Judges the targets on two clocks.',
  async run(args) {
    const { values, positionals } = options(evaluate, args, {
      ...READING,
      target: { type: 'string' },
      history: { type: 'boolean', default: false },
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
    const asked = { command: 'evaluate', asOf, knownAt, city, target };
    const bundle = service.bundle(values.history ? { ...asked, history: 'true' } : asked);
    const evaluations = await service.evaluate({ city, target }, OPERATOR, { asOf, knownAt });
    const pasts = values.history
      ? await service.history({ city, target }, OPERATOR, { asOf, knownAt })
      : undefined;
    reader.close();
    const results = evaluations.map((evaluation) => ({
      ...presentEvaluation(evaluation, service.reference),
      ...(pasts ? { history: (pasts.get(goalKey(evaluation)) ?? []).map(presentPast) } : {}),
    }));
    if (values.json) printJson({ bundle, results });
    else {
      printLines(
        results.flatMap(({ target: id, title, regionName, draft, statement, history = [] }) => [
          `${id}  ${regionName}  ${title}${draft ? '（征求意见稿）' : ''}`,
          `  ${statement.zh}`,
          ...history.map(
            ({ day, change, statement: said }) =>
              `    ${day}  ${CHANGE_WORDS[change].zh}  ${said.zh}`,
          ),
        ]),
      );
    }
    return 0;
  },
};
