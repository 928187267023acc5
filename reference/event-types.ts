import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { projectPath } from './project-root.ts';

export interface EventType {
  readonly type: string;
  readonly cities: readonly string[];
  readonly levels: readonly string[];
  /** What the amount of money means; empty where the type carries none. */
  readonly amountMeans: string;
  readonly grades: readonly string[];
  /** Extra columns, with their allowed values in brackets. */
  readonly attributes: readonly string[];
  readonly note: string;
}

/** The kinds of event that a rule can pay for, with the columns that each declares. */
export function loadEventTypes(): EventType[] {
  const rows = parse(readFileSync(projectPath('reference', 'event-types.csv')), {
    columns: true,
    bom: true,
  }) as Record<string, string>[];
  return rows.map((row) => ({
    type: row['事项类别'] ?? '',
    cities: list(row['城市']),
    levels: list(row['级别']),
    amountMeans: row['金额(元)指'] ?? '',
    grades: list(row['等次']),
    attributes: list(row['附加列']),
    note: row['说明'] ?? '',
  }));
}

function list(cell = ''): string[] {
  return cell === '' ? [] : cell.split('|');
}
