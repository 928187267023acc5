import { restore as bring } from '../warehouse/restore.ts';
import {
  home,
  options,
  printJson,
  printLines,
  rejectExtra,
  usage,
  userPath,
  type Command,
} from './command.ts';

export const restore: Command = {
  usage: 'restore DIR [--replace] [--json]',
  about: 'Checks a backup and puts it in the place of the data folder, which is kept.',
  async run(args) {
    const { values, positionals } = options(restore, args, {
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const [folder, ...extra] = positionals;
    rejectExtra(restore, extra);
    if (folder === undefined) throw usage(restore, 'DIR is missing');
    const { replace } = values;
    const data = home();
    const { manifest, former } = await bring(data, userPath(folder), { replace });
    const { content, madeOn, files } = manifest;
    if (values.json) {
      printJson({ folder: data.folder, content, madeOn, files: files.length, former });
    } else {
      printLines([
        `${data.folder}: ${files.length} files of ${madeOn}, content ${content}`,
        ...(former === null ? [] : [`What stood there is kept as ${former}`]),
      ]);
    }
    return 0;
  },
};
