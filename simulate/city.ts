import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { QuanhengError } from '../core/error.ts';
import { isScaled, planTotals, scaleText, type Anchor } from './anchors.ts';
import { approvalRows, approve, grantPlanned } from './approvals.ts';
import { appropriationRows } from './appropriations.ts';
import { Causes } from './causes.ts';
import { certificateRows } from './certificate-rows.ts';
import { issueCertificates } from './certificates.ts';
import { contractRows } from './contracts.ts';
import { CsvFile } from './csv-file.ts';
import { MANIFEST_HEADINGS } from './dirt.ts';
import { documentFundRows } from './document-funds.ts';
import { enterpriseRows } from './enterprises.ts';
import { eventRows } from './event-rows.ts';
import { holdEvents } from './events.ts';
import type { SheetName } from './headings.ts';
import { imposeBars, integrityRows } from './integrity.ts';
import { pay } from './payments.ts';
import { payoutRows } from './payouts.ts';
import type { City } from './places.ts';
import { createPopulation } from './population.ts';
import { loadProgrammes } from './programmes.ts';
import { quotaRows } from './quotas.ts';
import { Seed } from './random.ts';
import { researchRows } from './rd-spend.ts';
import { anchorsOf } from './report.ts';
import { Research } from './research.ts';
import { Turnover } from './turnover.ts';
import { writeSheet, type WrittenFile } from './write-sheet.ts';

/** What to simulate. The same options give the same bytes on any machine. */
export interface CityOptions {
  readonly city: City;
  /** Any text; another one gives another city. */
  readonly seed: string;
  /** Firms (企业); universities, institutes, hospitals, teams and offices come on top. */
  readonly firms: number;
  /** Registered technology contracts of 2018–2025 in all. */
  readonly contracts: number;
  /** Share of rows that are dirty, from 0 to 0.5. */
  readonly dirty: number;
  /** Where the files go; made where it is not there, files of these names are overwritten. */
  readonly folder: string;
}

/** What was written, and which totals were made to equal published ones. */
export interface SimulatedCity extends CityOptions {
  readonly provenance: 'simulated';
  /** True where the city has too few firms for the published counts, which are then in proportion. */
  readonly scaled: boolean;
  /** The proportion, as a decimal; 1 where not scaled. */
  readonly scale: string;
  readonly files: readonly WrittenFile[];
  readonly anchors: readonly Anchor[];
}

export const LIMITS = { firms: [50, 1_000_000], contracts: [400, 10_000_000] } as const;

/**
 * Writes a simulated city, one CSV file a source (DESIGN §9) and `dirty-rows.csv`. Throws
 * {@link QuanhengError} (`usage`) where a number is out of range.
 */
export async function simulateCity(options: CityOptions): Promise<SimulatedCity> {
  checkOptions(options);
  const { city, firms, contracts, folder } = options;
  await mkdir(folder, { recursive: true });
  const seed = new Seed(`${city} ${options.seed}`);
  const plan = planTotals(city, firms);
  const population = createPopulation(city, seed, firms);
  const certificates = issueCertificates(population, seed, plan);
  const research = new Research(population, seed, certificates);
  const bars = imposeBars(population, seed);
  const events = holdEvents(population, seed, certificates);
  const programmes = loadProgrammes(city);
  const turnover = new Turnover(population.units.length);

  const files: WrittenFile[] = [];
  const manifest = await CsvFile.create(join(folder, 'dirty-rows.csv'), MANIFEST_HEADINGS);
  const write = async (sheet: SheetName, rows: Iterable<readonly string[]>) => {
    files.push(await writeSheet({ folder, sheet, rows, seed, share: options.dirty, manifest }));
  };
  try {
    await write('enterprises', enterpriseRows(population));
    await write('high-tech-firms', certificateRows(seed, certificates));
    await write('rd-spend', researchRows(seed, research));
    const amounts = plan.turnover;
    await write(
      'tech-contracts',
      contractRows({
        population,
        seed,
        certificates,
        turnover: amounts,
        contracts,
        into: turnover,
      }),
    );
    await write('events', eventRows(events));
    await write('integrity', integrityRows(population, bars));
    await write('quotas', quotaRows(population, certificates, seed));

    const causes = new Causes(programmes);
    const approvals = approve({
      causes: [
        ...causes.ofCertificates(certificates, seed),
        ...causes.ofTurnover(population, turnover),
        ...causes.ofResearch(research, plan.subsidyPaid, seed),
        ...causes.ofEvents(events),
      ],
      seed,
      bars,
      research,
      planned: grantPlanned({ plan, causes, research, seed }),
    });
    const payments = pay(approvals, seed);
    await write('approvals', approvalRows(approvals));
    await write('subsidy-payouts', payoutRows(payments));
    await write('appropriations', appropriationRows(population, payments, seed));
    await write('document-funds', documentFundRows(programmes));
    const rows = manifest.lines - 1;
    const sha256 = await manifest.close();
    files.push({
      name: 'dirty-rows.csv',
      source: null,
      rows,
      soundRows: rows,
      dirtyRows: {},
      sha256,
    });
    return {
      ...options,
      provenance: 'simulated',
      scaled: isScaled(plan),
      scale: scaleText(plan),
      files,
      anchors: anchorsOf({ plan, turnover, certificates, payments }),
    };
  } catch (error) {
    await manifest.abandon();
    throw error;
  }
}

function checkOptions({ firms, contracts, dirty }: CityOptions): void {
  const given = { firms, contracts };
  for (const name of ['firms', 'contracts'] as const) {
    const [least, most] = LIMITS[name];
    if (Number.isInteger(given[name]) && given[name] >= least && given[name] <= most) continue;
    throw new QuanhengError(
      'usage',
      `--${name} ${given[name]}：应为 ${least} 至 ${most} 的整数 / a whole number from ${least} to ${most} was expected`,
    );
  }
  if (dirty >= 0 && dirty <= 0.5) return;
  throw new QuanhengError('usage', `--dirty ${dirty}：应为 0 至 0.5 / from 0 to 0.5 was expected`, {
    mend: '一成写作 0.1。 / Write 0.1 for one row in ten.',
  });
}
