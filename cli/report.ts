import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { QuanhengError } from '../core/error.ts';
import { OPERATOR } from '../core/viewer.ts';
import { writeWorkbook } from '../etl/workbook/write.ts';
import { WORLDS } from '../ranking/fact-book.ts';
import { noticeFiles } from '../ranking/notice/files.ts';
import { KeptNotices } from '../ranking/notice/kept.ts';
import { makeNotice } from '../ranking/notice/make.ts';
import { reportedPeriod } from '../ranking/notice/reported-period.ts';
import { PERIOD_EXAMPLES } from '../ranking/period.ts';
import { RankingService } from '../ranking/service.ts';
import { TargetService } from '../targets/service.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import {
  READING,
  date,
  home,
  options,
  printJson,
  printLines,
  reading,
  rejectExtra,
  usage,
  type Command,
} from './command.ts';

export const report: Command = {
  usage:
    'report notice --period P --out FILE.docx [--scheme ID] [--annex FILE.xlsx] [--facts real|simulated] [--issuer NAME] [--number NO] [--to NAMES] [--copies NAMES] [--date D] [--trial] [--as-of D] [--known-at D] [--city C] [--json]',
  about: 'Writes the notice of a period as a Word file, and keeps what it stood on.',
  async run(args) {
    const { values, positionals } = options(report, args, {
      ...READING,
      period: { type: 'string' },
      out: { type: 'string' },
      scheme: { type: 'string' },
      annex: { type: 'string' },
      facts: { type: 'string' },
      issuer: { type: 'string' },
      number: { type: 'string' },
      to: { type: 'string' },
      copies: { type: 'string' },
      date: { type: 'string' },
      trial: { type: 'boolean', default: false },
    });
    const [kind, ...extra] = positionals;
    if (kind !== 'notice') throw usage(report, `no report named ${kind ?? ''}; there is notice`);
    rejectExtra(report, extra);
    const { period, trial } = values;
    if (period === undefined) throw usage(report, '--period is missing');
    const out = fileOf('--out', values.out, '.docx');
    if (out === undefined) throw usage(report, '--out is missing');
    const annex = fileOf('--annex', values.annex, '.xlsx');
    const facts = WORLDS.find((world) => world === values.facts);
    if (values.facts !== undefined && !facts) {
      throw usage(report, `--facts ${values.facts} is not known; write real or simulated`);
    }
    const { asOf: today, knownAt, city } = reading(report, values);
    const folder = home();
    const reader = new SnapshotReader(folder);
    const rankings = new RankingService(reader);
    const targets = new TargetService(reader);
    const scheme = values.scheme ?? shippedFor(rankings, city);
    const { period: own = 'year' } = rankings.versions(scheme).at(-1) ?? {};
    const found = reportedPeriod(own, period, today);
    if (!found) {
      throw usage(
        report,
        `${period} is no ${own} and no part of one; write ${PERIOD_EXAMPLES[own]}`,
      );
    }
    const { reported, ranked, asOf } = found;
    const notices = new KeptNotices(folder);
    const { issuer, number, to: addressee, copies } = values;
    const given = { issuer, number, addressee, copies, date: date(report, '--date', values.date) };
    const made = await makeNotice(
      {
        question: { scheme, period: ranked.label, asOf, knownAt, facts },
        reported,
        head: given,
        trial,
      },
      rankings,
      targets,
      notices,
      OPERATOR,
    );
    reader.close();
    const { record, sequence } = made;
    const kept = made.kept && !trial;
    // The very same notice again is the file that went out.
    const went = kept && notices.find({ scheme, period: record.period, sequence });
    const { document, docx, xlsx } = went
      ? {
          document: notices.document(went),
          docx: notices.file(went, 'docx'),
          xlsx: notices.file(went, 'xlsx'),
        }
      : await noticeFiles(made, rankings.reference, writeWorkbook);
    await write(out, docx);
    if (annex !== undefined) await write(annex, xlsx);
    if (!trial && !kept && !notices.keep(sequence, record, { document, docx, xlsx })) {
      throw new QuanhengError('usage', `another notice of ${period} was kept meanwhile`, {
        mend: 'Run the command again: it then says what changed since that one.',
      });
    }
    const files = { out, annex: annex ?? null };
    const bundle = went ? went.record.bundle : record.bundle;
    const answer = { bundle, sequence, kept: !trial, files, notice: document };
    if (values.json) printJson(answer);
    else {
      printLines([
        document.title.join(''),
        ...document.marks.map((mark) => `【${mark}】`),
        `第${sequence}次通报${trial ? '（送审，未留存）' : ''}  ${out}`,
        ...(annex === undefined ? [] : [annex]),
      ]);
    }
    return 0;
  },
};

/** The first shipped scheme that reads a document; a sample is never sent out unasked. */
function shippedFor({ schemes }: RankingService, city: 'jinan' | 'qingdao' | undefined): string {
  const region = city === 'qingdao' ? '370200' : '370100';
  const found = schemes.find((scheme) => scheme.nature === 'reading' && scheme.city === region);
  if (found) return found.id;
  throw usage(report, '--scheme is missing; see catalog schemes');
}

function fileOf(name: string, path: string | undefined, ending: string): string | undefined {
  if (path === undefined || path.toLowerCase().endsWith(ending)) {
    return path === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', path);
  }
  throw usage(report, `${name} ${path} must end in ${ending}`);
}

async function write(path: string, bytes: Buffer): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new QuanhengError('usage', `cannot write ${path}: ${reason}`, {
      mend: 'Choose a place that can be written; close the file where it is open.',
    });
  }
}
