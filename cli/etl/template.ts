import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SOURCES } from '../../etl/sources.ts';
import { templateSheets } from '../../etl/template.ts';
import { writeWorkbook } from '../../etl/workbook/write.ts';
import { options, printLines, usage, userPath, type Command } from '../command.ts';

export const template: Command = {
  usage: 'etl template SOURCE --out FILE.xlsx',
  about: 'Writes an empty form for a source, with drop-downs and notes.',
  async run(args) {
    const { values, positionals } = options(template, args, { out: { type: 'string' } });
    const [name, ...extra] = positionals;
    const source = SOURCES.find((candidate) => candidate.name === name);
    if (!source || extra.length > 0) {
      throw usage(template, `name one source of: ${SOURCES.map((each) => each.name).join(', ')}`);
    }
    const out = values.out ?? `${source.name}.xlsx`;
    const path = userPath(out);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await writeWorkbook(null, templateSheets(source)));
    printLines([`${source.title} / ${source.titleEn}: ${out}`]);
    return 0;
  },
};
