import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../reference/project-root.ts';
import { loadRules } from './rules.ts';
import type { Source } from './source.ts';
import { statistics } from './sources/statistics.ts';

// Writes docs/data-forms.md from the sources, or with --check fails where it differs from them.
const path = projectPath('docs', 'data-forms.md');
const text = page([statistics]);
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('docs/data-forms.md differs from the sources. Run: npm run data-forms\n');
  process.exitCode = 1;
}

function page(sources: readonly Source[]): string {
  const rules = [...loadRules().values()];
  return `# Data forms

Generated from \`etl/sources/\` by \`npm run data-forms\`.

Files are CSV in UTF-8 (with or without a byte order mark) or GB18030, with one header row. Every column
of a layout must be there; its cells may be empty where the rules allow it. Any of the headings is taken.

${sources.map(sourcePart).join('\n\n')}

## Rules

A row that breaks a rule of severity *error* is kept out, recorded with its cells, and reported; the others
load. The exit code is then 3.

| rule | severity | what is wrong | what to do |
|---|---|---|---|
${rules.map(({ id, severity, messageEn, message, mendEn, mend }) => `| \`${id}\` | ${severity} | ${messageEn}<br>${message} | ${mendEn}<br>${mend} |`).join('\n')}
`;
}

function sourcePart({ name, title, titleEn, layouts }: Source): string {
  const tables = layouts.map(
    (layout) => `### Layout \`${layout.name}\`

| column | headings |
|---|---|
${layout.columns.map((column) => `| \`${column.name}\` | ${column.headings.join(' · ')} |`).join('\n')}`,
  );
  return `## \`${name}\`: ${titleEn} ${title}\n\n${tables.join('\n\n')}`;
}
