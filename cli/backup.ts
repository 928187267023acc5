import { shanghaiDate } from '../core/civil-date.ts';
import { backup as copy } from '../warehouse/backup.ts';
import {
  home,
  newPath,
  options,
  printJson,
  printLines,
  rejectExtra,
  usage,
  type Command,
} from './command.ts';

export const backup: Command = {
  usage: 'backup DIR [--json]',
  about: 'Copies the data folder into a new folder, with a checksum of every file.',
  async run(args) {
    const { values, positionals } = options(backup, args, {
      json: { type: 'boolean', default: false },
    });
    const [folder, ...extra] = positionals;
    rejectExtra(backup, extra);
    if (folder === undefined) throw usage(backup, 'DIR is missing');
    const to = newPath(folder);
    const { content, files } = await copy(home(), to, shanghaiDate(Date.now()));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (values.json) printJson({ folder: to, content, files: files.length, bytes });
    else printLines([`${to}: ${files.length} files, ${bytes} bytes, content ${content}`]);
    return 0;
  },
};
