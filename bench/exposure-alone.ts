import { presentExposure } from '../subsidies/exposure/present.ts';
import { ExposureService } from '../subsidies/exposure/service.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { homeAt } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { report } from './alone.ts';

// exposure-alone.ts HOME YEAR AS_OF KNOWN_AT BASELINE DRAWS: one exposure in a process of its own.
const [home = '', year, asOf = '', knownAt = '', baseline, draws] = process.argv.slice(2);
const reader = new SnapshotReader(homeAt(home));
const subsidies = new SubsidyService(reader);
const service = new ExposureService(reader, subsidies);
await report(async () => {
  const answer = await service.exposure({
    ...{ asOf, knownAt, city: 'jinan', seed: '1', drafts: false, readings: {} },
    year: Number(year),
    baseline: baseline === 'continued' ? 'continued' : 'inForce',
    draws: Number(draws),
  });
  presentExposure(answer, '', subsidies);
});
reader.close();
