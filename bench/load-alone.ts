import { load } from '../etl/load.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference } from '../reference/catalogue.ts';
import { homeAt } from '../warehouse/home.ts';
import { report } from './alone.ts';

// Loads one file as `etl load` does: rules, claims, quarantine, snapshot.
const [name = '', file = '', folder = ''] = process.argv.slice(2);
const source = SOURCES.find((each) => each.name === name);
if (!source) throw new Error(`no source named ${name}`);
await report(() =>
  load(source, {
    home: homeAt(folder),
    reference: loadReference(),
    files: [file],
    knownAt: '2026-01-31',
    today: '2026-01-31',
    provenance: 'simulated',
    dryRun: false,
  }),
);
