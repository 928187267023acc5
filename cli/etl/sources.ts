import { describeSources } from '../../etl/describe.ts';
import { options, printJson, printLines, rejectExtra, type Command } from '../command.ts';

export const sources: Command = {
  usage: 'etl sources [--json]',
  about: 'Lists the sources with their columns, accepted headings, units and keys.',
  async run(args) {
    const { values, positionals } = options(sources, args, {
      json: { type: 'boolean', default: false },
    });
    rejectExtra(sources, positionals);
    const described = describeSources();
    if (values.json) printJson(described);
    else {
      printLines(
        described.flatMap(({ name, title, titleEn, layouts }) => [
          `${name}  ${title} / ${titleEn}`,
          ...layouts.flatMap((layout) =>
            layout.columns.map(
              ({ headings, kind, unit, required, key }) =>
                `  ${headings.join(' / ')}  (${kind}${unit ? `, ${unit}` : ''}${required ? ', required' : ''}${key ? ', key' : ''})`,
            ),
          ),
        ]),
      );
    }
    return 0;
  },
};
