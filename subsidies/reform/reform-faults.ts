import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../catalogue.ts';
import { MECHANISM_NAMES } from '../mechanisms.ts';
import { patchStep } from './apply-reform.ts';
import type { Carried } from './carried.ts';
import { stateOf } from './catalogue-state.ts';
import { daysFaults } from './days-faults.ts';
import { meetingFindings } from './meeting-findings.ts';
import { figureFaults, nameFaults } from './patch-faults.ts';
import type { ReformFinding, SaidInBoth } from './reform-error.ts';
import type { Reform, ReformPatch } from './reform-schema.ts';
import { nearName } from './near-name.ts';
import type { Misfit } from './rule-patch.ts';
import { shown, valueAt } from './shown-value.ts';
import { reformWarnings } from './reform-warnings.ts';
import { soundness } from './soundness.ts';

export interface ReformFindings {
  /** With one of these a reform is not carried out. */
  readonly faults: readonly ReformFinding[];
  readonly warnings: readonly ReformFinding[];
}

/**
 * What is wrong with a reform, and what its author should know: unknown names, figures out of range,
 * days and shares that cannot be, patches that change nothing, and everything for which a rule file
 * would be refused. `on` is the day on which rules count as expired. No query is asked.
 */
export function reformFaults(
  reform: Reform,
  subsidies: Subsidies,
  reference: Reference,
  on: CivilDate,
): ReformFindings {
  const first = stateOf(subsidies, reference);
  const faults: ReformFinding[] = [];
  const carried: Carried[] = [];
  let state = first;
  for (const [at, patch] of reform.patches.entries()) {
    const key = ['patches', at];
    const wrong = [...nameFaults(patch, state, subsidies, key), ...figureFaults(patch, state, key)];
    faults.push(...wrong);
    if (wrong.length > 0) continue;
    const { state: after, misfits } = patchStep(state, patch);
    faults.push(
      ...misfits.map((misfit) => ({
        kind: 'unsoundRule' as const,
        key: [...key, ...misfit.key],
        found: '',
        rules: 'rule' in patch ? [patch.rule] : [],
        ...inPlainWords(misfit, patch),
      })),
    );
    if (misfits.length > 0) continue;
    if (after === state || choosesDefault(patch, subsidies)) {
      faults.push({
        kind: 'changesNothing',
        key,
        found: '',
        rules: [],
        message: 'the patch changes nothing',
        ...nothingMend(patch, subsidies),
      });
    }
    carried.push({ at, patch, before: state, after });
    state = after;
  }
  const law = { subsidies, reference, first, last: state, carried };
  const days = daysFaults(law);
  faults.push(...days, ...soundness(law, new Set(days.flatMap(({ rules }) => rules))));
  // Conditions that are none cannot be held against each other.
  const meetings = faults.length > 0 ? { faults: [], warnings: [] } : meetingFindings(law);
  return {
    faults: inOrder([...faults, ...meetings.faults], reform),
    warnings: inOrder([...reformWarnings(law, on), ...meetings.warnings], reform),
  };
}

/** Findings in the order of the patches, each with what stands at its place. */
function inOrder(findings: readonly ReformFinding[], reform: Reform): ReformFinding[] {
  const patchOf = ({ key: [, at] }: ReformFinding) => (typeof at === 'number' ? at : -1);
  return findings
    .toSorted((a, b) => patchOf(a) - patchOf(b))
    .map((finding) => {
      if (finding.found !== '' || finding.key.length < 3) return finding;
      return { ...finding, found: shown(valueAt(reform, finding.key)) };
    });
}

/** What the schema of rules says only to engineers. */
function inPlainWords({ key, message }: Misfit, patch: ReformPatch): SaidInBoth {
  const path = key.map(String).join('.');
  const kind = 'rule' in patch ? patch.mechanism?.['kind'] : undefined;
  if (path === 'mechanism.kind' && typeof kind === 'string') {
    const near = nearName(kind, Object.keys(MECHANISM_NAMES));
    return {
      message: `"${kind}" is no known mechanism`,
      mend: near.en,
      zh: { message: `没有“${kind}”这种给付方式。`, mend: near.zh },
    };
  }
  return {
    message: `${path}: ${message}`,
    mend: 'See docs/rule-language.md.',
    zh: { message: `${path} 不能这样写（${message}）。`, mend: '写法见 docs/rule-language.md。' },
  };
}

function choosesDefault(patch: ReformPatch, { readings }: Subsidies): boolean {
  return (
    'reading' in patch &&
    readings.some(({ id, default: standard }) => id === patch.reading && standard === patch.option)
  );
}

function nothingMend(patch: ReformPatch, { readings }: Subsidies): Pick<SaidInBoth, 'mend' | 'zh'> {
  const said = (mend: string, zh: string) => ({
    mend,
    zh: { message: '这一处什么也没有改。', mend: zh },
  });
  if ('reading' in patch) {
    const options = readings.find(({ id }) => id === patch.reading)?.options ?? [];
    const others = options.map(({ id }) => id).filter((id) => id !== patch.option);
    return said(
      `The text is read so already; write ${others.join(' or ')}, or take the patch out.`,
      `本来就这样读；请改选 ${others.join(' 或 ')}，或去掉这一处。`,
    );
  }
  if ('adopt' in patch && patch.adopt === true) {
    return said('It is no draft; take the patch out.', '它不是征求意见稿，请去掉这一处。');
  }
  if ('off' in patch && patch.off === true) {
    return said('It has ended by then; take the patch out.', '到那时已经届满，请去掉这一处。');
  }
  return said('The catalogue has this already; take the patch out.', '与现行相同，请去掉这一处。');
}
