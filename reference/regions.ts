import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { civilDate } from './document-schema.ts';
import { projectPath } from './project-root.ts';
import { readYamlList } from './yaml-list.ts';

const KINDS = [
  'nation',
  'province',
  'prefecture',
  'city',
  'district',
  'county',
  'countyLevelCity',
  'zone',
] as const;

const localSchema = z.strictObject({
  /** A GB/T 2260 code, or an own id for a functional zone. */
  id: z.string().regex(/^(\d{6}|[A-Z]{2}-[A-Z]+)$/),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(KINDS),
  parent: z.string(),
  /** Every form accepted in data. */
  names: z.array(z.string()),
  validFrom: civilDate.nullable(),
  validTo: civilDate.nullable(),
  former: z.array(
    z.strictObject({
      name: z.string(),
      code: z.string().nullable(),
      until: civilDate.nullable(),
      note: z.string().optional(),
    }),
  ),
  /** The divisions that a zone lies in; its figures are part of theirs as well. */
  overlaps: z.array(z.string()),
  /** From these days on, yearly figures do not compare with those before. */
  breaks: z.array(z.strictObject({ at: civilDate, note: z.string() })).default([]),
  note: z.string().optional(),
});

export type Region = z.infer<typeof localSchema>;

const SUFFIX = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/;

/** Every division of the country down to prefectures, and Jinan and Qingdao down to districts and zones. */
export function loadRegions(): Region[] {
  const local = readYamlList(projectPath('reference', 'regions', 'local.yaml'), localSchema).map(
    ({ value }) => value,
  );
  const known = new Set(local.map(({ id }) => id));
  const rows = parse(readFileSync(projectPath('reference', 'regions', 'divisions.csv')), {
    columns: true,
  }) as { code: string; name: string; kind: Region['kind']; parent: string }[];
  const divisions = rows
    .filter(({ code }) => !known.has(code))
    .map(({ code, name, kind, parent }) => ({
      id: code,
      name,
      nameEn: name,
      kind,
      parent,
      names: [...new Set([name, name.replace(SUFFIX, '')])],
      validFrom: null,
      validTo: null,
      former: [],
      overlaps: [],
      breaks: [],
    }));
  return [...divisions, ...local];
}
