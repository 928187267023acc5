import type { SubsidyService } from '../subsidies/service.ts';
import type { ExposureService } from '../subsidies/exposure/service.ts';
import type { Rationing } from '../subsidies/rationing/settings.ts';
import type { ApiContext } from './context.ts';
import { budgetYear, type ExposureQuery } from './exposure-query.ts';
import type { ExposureRuns } from './exposure-runs.ts';
import { clocks } from './query.ts';
import type { ReformList } from './reform-list.ts';
import { readReadings } from './subsidy-query.ts';

/** What the routes of exposure work with. */
export interface ExposureParts {
  readonly subsidies: SubsidyService;
  readonly service: ExposureService;
  readonly runs: ExposureRuns;
  readonly reforms: ReformList;
  /** How funds are rationed in the data folder, read anew for each question. */
  rationing(): Rationing;
}

/** A question with the id of its answer, and the answer when it is wanted. */
export function askedOf(context: ApiContext, parts: ExposureParts, query: ExposureQuery) {
  const { subsidies, service, runs, reforms } = parts;
  const { year, reading, reform: id, drafts = false, city, baseline, draws, seed, ...rest } = query;
  const at = clocks(context, rest);
  const { choices: readings } = readReadings(subsidies, reading);
  const question = {
    ...at,
    ...{ city, baseline, draws, seed, drafts, readings, rationing: parts.rationing() },
    year: budgetYear(year, at.asOf),
  };
  const asked = id === undefined ? undefined : reforms.asked(id, at.asOf);
  const bundle = service.bundle(question, asked?.text ?? null);
  return {
    question,
    bundle,
    answer: () =>
      runs.answer(
        bundle,
        () => service.steps(question, asked !== undefined),
        (report) => service.exposure(question, asked?.reform, report),
      ),
    /** The id of something else that is made of the same answer. */
    tag: (name: string, more: Readonly<Record<string, string | undefined>> = {}) =>
      subsidies.bundle({ query: name, exposure: bundle, ...more }),
  };
}

export type Asked = ReturnType<typeof askedOf>;
