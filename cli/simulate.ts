import { join, resolve } from 'node:path';
import { shanghaiDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { Anchor } from '../simulate/anchors.ts';
import { simulateCity, type SimulatedCity } from '../simulate/city.ts';
import { load, type LoadResult } from '../etl/load.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference } from '../reference/catalogue.ts';
import {
  home,
  options,
  printJson,
  printLines,
  rejectExtra,
  usage,
  type Command,
} from './command.ts';
import { counts, progress } from './etl/load.ts';

const CONTRACTS_PER_FIRM = 4;

/** Writes a simulated city as files that `etl load` reads. */
export const simulate: Command = {
  usage:
    'simulate --city jinan|qingdao --seed S --firms N [--contracts M] [--dirty 0.01] [--out DIR] [--load] [--json]',
  about: 'Writes a simulated city, a CSV file a source; --load loads it too, marked as simulated.',
  async run(args) {
    const { values, positionals } = options(simulate, args, {
      city: { type: 'string' },
      seed: { type: 'string' },
      firms: { type: 'string' },
      contracts: { type: 'string' },
      dirty: { type: 'string', default: '0.01' },
      out: { type: 'string' },
      load: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    rejectExtra(simulate, positionals);
    const { city, seed } = values;
    if (city !== 'jinan' && city !== 'qingdao') {
      throw usage(simulate, `--city ${city ?? ''} is not known; write jinan or qingdao`);
    }
    if (seed === undefined || seed === '') throw usage(simulate, '--seed is missing');
    const firms = number('firms', values.firms);
    const contracts =
      values.contracts === undefined
        ? Math.max(400, firms * CONTRACTS_PER_FIRM)
        : number('contracts', values.contracts);
    const dirty = number('dirty', values.dirty);
    const from = process.env['INIT_CWD'] ?? '.';
    const folder = resolve(from, values.out ?? `simulated-${city}`);
    const made = await simulateCity({ city, seed, firms, contracts, dirty, folder }).catch(
      (error: NodeJS.ErrnoException) => {
        throw error.syscall === undefined ? error : notWritten(folder, error);
      },
    );
    const loads = values.load ? await loadCity(made) : [];
    if (values.json) printJson(values.load ? { ...made, loads } : made);
    else printLines([...summary(made), ...loads.map(loaded)]);
    return 0;
  },
};

/** A day after all days of a simulated city, from which its figures are known. */
const KNOWN_FROM = '2026-01-31';

/** Loads what was written, approvals before payments. Rows that are faulty on purpose are refused. */
async function loadCity({ folder, files }: SimulatedCity): Promise<LoadResult[]> {
  const results: LoadResult[] = [];
  const reference = loadReference();
  for (const source of SOURCES) {
    const written = files.filter((file) => file.source === source.name);
    if (written.length === 0) continue;
    const result = await load(source, {
      home: home(),
      reference,
      files: written.map(({ name }) => join(folder, name)),
      knownAt: KNOWN_FROM,
      today: shanghaiDate(Date.now()),
      provenance: 'simulated',
      dryRun: false,
      progress: progress(),
    });
    results.push(result);
  }
  return results;
}

function loaded(result: LoadResult): string {
  return `  ${result.source}: ${counts(result)}`;
}

function notWritten(folder: string, { message }: Error): QuanhengError {
  const text = `模拟数据未能写入 / the simulated city could not be written: ${folder} (${message})`;
  return new QuanhengError('invalidInput', text, {
    mend: '请检查磁盘空间和目录权限后重新运行；已写的文件不完整，不要装载。 / Check space and rights of the folder and run it again; what was written is incomplete, do not load it.',
  });
}

function number(name: string, text: string | undefined): number {
  if (text !== undefined && /^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw usage(simulate, `--${name} ${text ?? ''} is not a number`);
}

function summary({ folder, files, anchors, scaled, scale }: SimulatedCity): string[] {
  return [
    `模拟数据，不是真实数据 / simulated data, none of it real: ${folder}`,
    '',
    ...files.map(({ name, rows, soundRows }) => {
      const added = rows - soundRows;
      return `  ${name.padEnd(20)} ${String(rows).padStart(9)} 行 / rows${added > 0 ? `，其中错行和重复行 ${added} / of them faults and repeats` : ''}`;
    }),
    '',
    '合计与公布数 / totals and published figures:',
    ...anchors.map(line),
    ...(scaled
      ? [
          `企业数不足，企业数类合计按 ${scale} 缩小 / too few firms: counts of firms are ${scale} of the city's`,
        ]
      : []),
  ];
}

function line({ year, name, simulated, unit, published, basis }: Anchor): string {
  return `  ${year} ${name} ${simulated} ${unit}（${BASES[basis]}${published === null ? '' : `，公布 / published ${published}`}）`;
}

const BASES: Readonly<Record<Anchor['basis'], string>> = {
  published: '等于公布数 / equal',
  bounded: '公布数只是界限 / bounded',
  interpolated: '内插 / interpolated',
  extrapolated: '外推 / extrapolated',
  scaled: '按比例 / in proportion',
};
