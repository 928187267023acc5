import { readFileSync } from 'node:fs';
import type { CivilDate } from '../core/civil-date.ts';
import { projectPath } from '../reference/project-root.ts';
import { beneficiaryOf, type FactView, type Paid } from './fact-views.ts';

/** Facts of one kind as one role sees them: a table of its own, made once for all rules that read it. */
export interface FactTable {
  readonly name: string;
  readonly view: FactView;
  readonly paid: Paid;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** SQL over the row `f` for each flag that gates need, by name. */
  readonly flags: ReadonlyMap<string, string>;
}

/** The name of the table that a rule's facts stand in. */
export function tableName({ model, roles }: FactView, { role, party }: Paid): string {
  const side = party ?? ('*' in roles ? undefined : role);
  return `facts_${String(model).replaceAll('-', '_')}${side === undefined ? '' : `_${side}`}`;
}

/** The SQL that makes the register of units. Parameter: `known_at`. */
export function unitSql(): string {
  return factText('unit');
}

/** The SQL that makes a model's facts as known. Parameters: `known_at`, `from`, `to`. */
export function modelSql(model: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${modelTable(model)} AS\n${factText(model)};`;
}

function modelTable(model: string): string {
  return `known_${model.replaceAll('-', '_')}`;
}

/**
 * The SQL that makes the table from its model's: each fact with its beneficiary's code, region and
 * kind, what the register of units has of it on that day, and the flags of gates. Parameter:
 * `beneficiary`, null for all.
 */
export function factTableSql({ name, view, paid, flags }: FactTable): string {
  const beneficiary = beneficiaryOf(view, paid);
  if (view.model === null || !beneficiary) return '';
  const flagged = [...flags].map(([flag, sql]) => `${sql} AS ${flag}`);
  return `CREATE OR REPLACE TEMP TABLE ${name} AS
WITH placed AS (
  SELECT
    f.*,
    ${beneficiary.code} AS b_code,
    ${beneficiary.region ?? 'NULL'} AS own_region,
    CAST(${beneficiary.kind ?? 'NULL'} AS VARCHAR) AS own_kind
  FROM ${modelTable(view.model)} f
  WHERE ${beneficiary.code} IS NOT NULL AND ($beneficiary IS NULL OR ${beneficiary.code} = $beneficiary)
),
registered AS (
  SELECT
    placed.*,
    unit.code IS NOT NULL AND coalesce(placed.date <= unit.valid_to, true) AS in_register,
    CASE WHEN in_register THEN unit.kind END AS u_kind,
    CASE WHEN in_register THEN unit.size END AS u_size,
    CASE WHEN in_register THEN unit.sme END AS u_sme,
    CASE WHEN in_register THEN unit.above_scale END AS u_above_scale,
    CASE WHEN in_register THEN unit.four_up_category END AS u_four_up_category,
    CASE WHEN in_register THEN coalesce(unit.industry_tags, []) END AS u_industry_tags,
    CASE WHEN in_register THEN unit.founded_on END AS u_founded_on,
    coalesce(own_region, CASE WHEN in_register THEN unit.region END) AS b_region,
    coalesce(own_kind, CASE WHEN in_register THEN unit.kind END) AS b_kind
  FROM placed
  ASOF LEFT JOIN unit
    ON unit.code = placed.b_code
    AND unit.simulated = placed.simulated
    AND unit.valid_from <= placed.date
)
SELECT ${['f.* EXCLUDE (own_region, own_kind, in_register)', ...flagged].join(',\n  ')}
FROM registered f;`;
}

function factText(model: string): string {
  return readFileSync(projectPath('subsidies', 'facts', `${model}.sql`), 'utf8');
}
