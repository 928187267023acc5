import { readFileSync, writeFileSync } from 'node:fs';
import { loadEventTypes } from '../reference/event-types.ts';
import { projectPath } from '../reference/project-root.ts';
import { describeSources, type DescribedColumn, type DescribedSource } from './describe.ts';
import { MONEY_UNITS } from './heading.ts';
import { loadRules } from './rules.ts';

// Writes docs/data-forms.md from the sources, or with --check fails where it differs from them.
const path = projectPath('docs', 'data-forms.md');
const text = page(describeSources());
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  process.stderr.write('docs/data-forms.md differs from the sources. Run: npm run data-forms\n');
  process.exitCode = 1;
}

function page(sources: readonly DescribedSource[]): string {
  return `# Data forms

Generated from \`etl/sources/\` and \`etl/rules.yaml\` by \`npm run data-forms\`. An empty workbook for each
source, with drop-downs and notes: \`quanheng etl template SOURCE --out FILE.xlsx\`, or the page 数据 of the
dashboard.

Files are CSV (UTF-8 with or without a byte order mark, GB18030), xlsx, xls or Parquet. The header may
stand below titles and may have two rows; full-width forms, line breaks and asterisks in headings make no
difference, and any of the headings listed is taken. A money column states its unit (${Object.keys(MONEY_UNITS).join(', ')})
in the heading, in a title such as 单位：万元, or in the cell; without one the row is refused. Numbers may
have thousands separators, full-width digits or accounting brackets; dates may be written 2022-03-05,
2022年3月5日, 2022.3.5, 2022/3/5, 20220305 or as a spreadsheet's serial day. Districts may be written as
code, short or full name, or a former name. Totals, remarks, blank rows and repeated headings are left out
and counted. A column that a file lacks keeps what is known of it; an empty cell empties it.

${sources.map(sourcePart).join('\n\n')}

## Extra columns of events

| type | levels | grades | columns | amount |
|---|---|---|---|---|
${loadEventTypes()
  .map(
    ({ type, levels, grades, attributes, amountMeans }) =>
      `| ${type} | ${levels.join('、')} | ${grades.join('、')} | ${attributes.join('、')} | ${amountMeans} |`,
  )
  .join('\n')}

## Rules

A row that breaks a rule of severity *error* is kept out, recorded with its cells, and reported; the others
load. The exit code is then 3. A *warning* lets the row in.

| rule | severity | what is wrong | what to do |
|---|---|---|---|
${[...loadRules().values()].map(({ id, severity, messageEn, message, mendEn, mend }) => `| \`${id}\` | ${severity} | ${messageEn}<br>${message} | ${mendEn}<br>${mend} |`).join('\n')}
`;
}

function sourcePart({ name, title, titleEn, key, layouts }: DescribedSource): string {
  const tables = layouts.map(
    (layout) =>
      `${layouts.length > 1 ? `### Layout \`${layout.name}\`\n\n` : ''}| headings | kind | required | values and notes |
|---|---|---|---|
${layout.columns
  .filter(({ kind }) => kind !== 'attribute')
  .map(columnLine)
  .join('\n')}`,
  );
  return `## \`${name}\`: ${titleEn} ${title}\n\nKey: ${key.map((part) => `\`${part}\``).join(', ')}\n\n${tables.join('\n\n')}`;
}

function columnLine({ headings, kind, required, choices, note }: DescribedColumn): string {
  const values = choices.length > 20 ? 'the types listed below' : choices.join('、');
  return `| ${headings.join(' · ')} | ${kind} | ${required ? 'yes' : ''} | ${[values, note].filter((part) => part !== '').join('; ')} |`;
}
