import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Reference } from '../reference/catalogue.ts';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList, type Located } from '../reference/yaml-list.ts';
import { conflictSchema } from './conflict-schema.ts';
import { conflictFaults } from './conflicts.ts';
import { readingSchema, type Reading } from './reading-schema.ts';
import { patched } from './readings.ts';
import { placed, ruleFaults, type Known } from './rule-faults.ts';
import { readRuleFile } from './rule-file.ts';
import { ruleSchema, type Rule } from './rule-schema.ts';
import { stackingGroupSchema, type StackingGroup } from './stacking-schema.ts';

/** A rule with the document that prints it. */
export type MoneyRule = Rule & { readonly document: string };

export interface Subsidies {
  readonly rules: readonly MoneyRule[];
  readonly groups: readonly StackingGroup[];
  readonly readings: readonly Reading[];
}

/**
 * Every codified money rule, the groups in which they exclude each other, and the readings they can
 * be given. Throws a {@link CatalogueError} that lists every fault with file, line, clause and mend.
 */
export function loadSubsidies(reference: Reference, files = yamlFiles('rules')): Subsidies {
  const groups = readYamlList(projectPath('subsidies', 'stacking.yaml'), stackingGroupSchema);
  const readings = yamlFiles('readings').flatMap((file) => readYamlList(file, readingSchema));
  const located = files.flatMap((file) =>
    readRuleFile(file).map((rule) => ({ rule, document: basename(file, '.yaml') })),
  );
  const rules = located.map(({ rule: { value }, document }) => ({ ...value, document }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const gates = new Set(
    rules.flatMap(({ id, mechanism }) => (mechanism.kind === 'gate' ? [id, mechanism.name] : [])),
  );
  const switches = new Map(readings.map(({ value }) => [value.id, value]));
  const problems = located.flatMap(({ rule, document: id }) => {
    const document = reference.documents.get(id);
    if (!document) return placed(rule, [noDocument(id)]);
    const known: Known = {
      reference,
      document,
      rules: byId,
      gates,
      groups: new Set(groups.map(({ value }) => value.id)),
    };
    const own = rule.value.id.startsWith(`${id}.`)
      ? []
      : [{ key: ['id'], message: `the id does not begin with ${id}.`, mend: 'Rename it.' }];
    return [
      ...placed(rule, [...own, ...ruleFaults(rule.value, known)]),
      ...readingFaults(rule, switches, known),
    ];
  });
  problems.push(
    ...repeated(located.map(({ rule }) => rule)),
    ...repeated(readings),
    ...repeated(groups),
  );
  if (problems.length === 0) {
    const listed = readYamlList(projectPath('subsidies', 'conflicts.yaml'), conflictSchema);
    problems.push(...conflictFaults(located, listed, reference));
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return {
    rules,
    groups: groups.map(({ value }) => value).toSorted((a, b) => a.order - b.order),
    readings: readings.map(({ value }) => value),
  };
}

function yamlFiles(name: string): string[] {
  const folder = projectPath('subsidies', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((each) => each.endsWith('.yaml'))
    .toSorted()
    .map((each) => join(folder, each));
}

function noDocument(id: string) {
  return {
    key: ['id'],
    message: `no document is named ${id}`,
    mend: 'Name the file by its document.',
  };
}

/** A reading that no list names, an option it has not, or one that breaks the rule. */
function readingFaults(
  rule: Located<Rule>,
  switches: ReadonlyMap<string, Reading>,
  known: Known,
): Problem[] {
  return Object.entries(rule.value.readings).flatMap(([name, options]) => {
    const reading = switches.get(name);
    const key = ['readings', name];
    if (!reading) {
      return placed(rule, [
        { key, message: `no reading is named ${name}`, mend: 'Add it to subsidies/readings/.' },
      ]);
    }
    return Object.entries(options).flatMap(([option, patch]) => {
      if (!reading.options.some(({ id }) => id === option) || option === reading.default) {
        const others = reading.options.map(({ id }) => id).filter((id) => id !== reading.default);
        return placed(rule, [
          {
            key,
            message: `${option} is no other option of ${name}`,
            mend: `Write ${others.join(' or ')}.`,
          },
        ]);
      }
      const changed = ruleSchema.safeParse(patched(rule.value, patch).rule);
      if (!changed.success) {
        const message = changed.error.issues
          .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
          .join('; ');
        return placed(rule, [
          {
            key,
            message: `with ${option} the rule is not valid: ${message}`,
            mend: 'See the schema of rules.',
          },
        ]);
      }
      return placed(rule, ruleFaults(changed.data, known), `${name}=${option}`);
    });
  });
}

function repeated(entries: readonly Located<{ id: string }>[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ value, file, lineOf }) => {
    if (!seen.has(value.id)) {
      seen.add(value.id);
      return [];
    }
    return [
      {
        file,
        line: lineOf(['id']),
        path: value.id,
        message: 'this id is there twice.',
        mend: 'Rename one.',
      },
    ];
  });
}
