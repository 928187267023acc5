import { readFileSync, writeFileSync } from 'node:fs';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList } from '../reference/yaml-list.ts';
import { loadSubsidies } from './catalogue.ts';
import { conflictSchema, type Contradiction, type Conflict } from './conflict-schema.ts';
import { inWords } from './conflicts.ts';
import { loadContradictions } from './contradictions.ts';
import { overlapsOf, type Settled } from './overlaps.ts';
import type { StackingGroup } from './stacking-schema.ts';

// Writes docs/conflicts.md from the rules, their groups and the two lists, or with --check fails where it
// differs from them.
const reference = loadReference();
const subsidies = loadSubsidies(reference);
const contradictions = loadContradictions(subsidies, reference);
const listed = readYamlList(projectPath('subsidies', 'conflicts.yaml'), conflictSchema).map(
  ({ value }) => value,
);
const { findings, settled } = overlapsOf(subsidies.rules, reference);
const path = projectPath('docs', 'conflicts.md');
const text = page();
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('docs/conflicts.md differs from the rules. Run: npm run conflicts\n');
  process.exitCode = 1;
}

function page(): string {
  const drafts = [...reference.documents.values()].filter(({ draft }) => draft);
  return `# Conflicts between the texts, and how they are resolved

Generated from \`subsidies/contradictions.yaml\`, \`subsidies/conflicts.yaml\`, \`subsidies/stacking.yaml\` and the rules by
\`npm run conflicts\`.

- **What the texts contradict** (${contradictions.length}): each with its clauses, both figures, what is followed and on what that
  rests. Most can be read otherwise: the switch stands beside it, and a reform can flip it.
- **Overlaps that no group settles** (${listed.length}): found when the rules are loaded, by deciding for each two rules that pay the
  same party of the same facts whether one fact can meet both. One that is not listed stops the load, and so
  does a listed one that is gone.
- **Groups** (${subsidies.groups.length}): where several rules promise one benefit, one is paid. Under each group stand the pairs of
  rules that one fact can meet, with the smallest such row: the first day, word and sum that do.

Decided from validity, place, kinds of unit and structured conditions, under the default readings. Gaps are
looked for as well, values that the tiers of a rule or the rules of one document pass over: ${gaps()}. ${drafts.length === 1 ? 'One document is a draft' : `${drafts.length} documents are drafts`} (${drafts.map(({ title }) => title).join(', ')}); its rules meet the others in trials only.

## What the texts contradict

${contradictions.map(contradictionPart).join('\n\n')}

## Overlaps that no group settles

${listed.map(conflictPart).join('\n\n')}

## Groups

${subsidies.groups.map(groupPart).join('\n\n')}
`;
}

function gaps(): string {
  const found = findings.filter(({ kind }) => kind === 'gap').length;
  return found === 0 ? 'there are none' : `there are ${found}`;
}

function contradictionPart({
  title,
  titleEn,
  says,
  resolution,
  resolutionEn,
  basis,
  readings,
  groups,
}: Contradiction): string {
  const rows = says.map(
    ({ document, clause, says: said }) => `| ${nameOf(document)} | ${clause} | ${said} |`,
  );
  return `### ${titleEn} ${title}

| text | clause | says |
|---|---|---|
${rows.join('\n')}

${resolutionEn} ${resolution}

Rests on 依据：${basis}${links('Readings', readings)}${links('Groups', groups)}`;
}

function links(what: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `\n\n${what}: ${ids.map((id) => `\`${id}\``).join(', ')}`;
}

function conflictPart({
  rules,
  finding,
  counterExample,
  resolution,
  resolutionEn,
  basis,
}: Conflict): string {
  const found = findings.find(
    (each) => each.kind === finding && each.rules.toSorted().join() === rules.toSorted().join(),
  );
  return `### ${rules.map((id) => `\`${id}\``).join(' and ')}

- Case 事例：${counterExample}
- Smallest row 最小的一行：${inWords(found?.example ?? [])}
- ${resolutionEn} ${resolution}
- Rests on 依据：${basis}`;
}

function groupPart({ id, title, titleEn, note, per, compare, from }: StackingGroup): string {
  const members = subsidies.rules.filter(({ stacking }) =>
    stacking.some(({ group }) => group === id),
  );
  const pairs = settled.filter(({ group }) => group === id);
  const since = from === undefined ? '' : `, from ${from}`;
  const rows = pairs.map(
    ({ rules, example }: Settled) => `| \`${rules[0]}\` | \`${rules[1]}\` | ${inWords(example)} |`,
  );
  const table =
    pairs.length === 0
      ? `No fact meets two of its ${members.length} rules: ${members.map((rule) => `\`${rule.id}\``).join(', ')}.`
      : `| rule | rule | smallest row that meets both |\n|---|---|---|\n${rows.join('\n')}`;
  return `### ${titleEn} ${title} (\`${id}\`)

For each ${per.join(', ')}; compared by ${compare}${since}. ${members.length} rules, ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} on one fact.

${note}

${table}`;
}

function nameOf(document: string): string {
  const found = reference.documents.get(document);
  return found?.number ?? found?.title ?? document;
}
