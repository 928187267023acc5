import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList } from '../reference/yaml-list.ts';
import { loadSubsidies } from './catalogue.ts';
import { readingSchema, type Reading } from './reading-schema.ts';

// Writes docs/readings.md from subsidies/readings and the rules, or with --check fails where it differs.
const reference = loadReference();
const { rules, readings } = loadSubsidies(reference);
const path = projectPath('docs', 'readings.md');
const text = page();
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('docs/readings.md differs from the readings. Run: npm run readings\n');
  process.exitCode = 1;
}

function page(): string {
  const folder = projectPath('subsidies', 'readings');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const parts = files
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
    .map((name) =>
      filePart(
        name,
        readYamlList(`${folder}/${name}`, readingSchema).map(({ value }) => value),
      ),
    );
  return `# Readings

Generated from \`subsidies/readings/\` and the rules by \`npm run readings\`.

Where a text can be read in two ways, both are codified. Each question has a name (a *switch*) and its answers
(*options*); one is the default, marked **bold** below, with the reason. Every amount rests on the defaults unless a
run says otherwise: \`quanheng entitlements --reading SWITCH=OPTION\`, the same in \`explain\` and in the API, or a
reform. An \`explain\` lists the readings that its rule depends on. An option changes only the rules named with it.

${readings.length} readings. What cannot be told apart by any data is no reading; it stands as 存疑 in the note of its rule.

${parts.join('\n\n')}
`;
}

/** Those of several documents first. */
function orderOf(file: string): string {
  return file === 'shared.yaml' ? '' : file;
}

function filePart(file: string, own: readonly Reading[]): string {
  const document = reference.documents.get(basename(file, '.yaml'));
  const number = document?.number == null ? '' : ` ${document.number}`;
  const title = document ? `${document.titleEn}${number}` : 'Of several texts 跨文件';
  return `## ${title}\n\n${own.map(readingPart).join('\n\n')}`;
}

function readingPart({
  id,
  question,
  questionEn,
  options,
  default: standard,
  why,
}: Reading): string {
  const rows = options.map(({ id: option, text: zh, textEn }) => {
    const name = option === standard ? `**\`${option}\`**` : `\`${option}\``;
    return `| ${name} | ${textEn}<br>${zh} | ${changed(id, option, standard)} |`;
  });
  return `### \`${id}\`

${questionEn}<br>${question}

| option | meaning | changes |
|---|---|---|
${rows.join('\n')}

Why the default 理由：${why}`;
}

function changed(id: string, option: string, standard: string): string {
  if (option === standard) return 'as the rules stand';
  return rules
    .flatMap((rule) => {
      const patch = rule.readings[id]?.[option];
      return patch ? [`\`${rule.id}\` (${Object.keys(patch).join(', ')})`] : [];
    })
    .join('<br>');
}
