import { headingsOf } from './describe.ts';
import type { Column, Kind, Source } from './source.ts';
import type { SheetToWrite } from './workbook/write.ts';

const KINDS: Record<Kind, string> = {
  cell: '文字',
  text: '文字',
  identifier: '编号',
  choice: '从下拉列表中选择',
  code: '18位统一社会信用代码',
  region: '区县、功能区的名称或代码',
  indicator: '指标名称或代码',
  document: '文号，如 济政发〔2021〕5号',
  date: '日期，如 2022-03-05',
  year: '四位年份，如 2022',
  integer: '整数',
  figure: '数字',
  money: '金额，单位见表头，精确到分',
  flag: '是 或 否',
  list: '多个值用顿号隔开',
  attribute: '仅在事项类别有此列时填写',
};

/** The empty form of a source: one sheet to fill in, one that explains each column. */
export function templateSheets(source: Source): SheetToWrite[] {
  const columns = source.layouts[0]?.columns ?? [];
  const form = {
    name: source.title.slice(0, 31),
    freeze: true,
    header: columns.map((column) => header(column)),
    rows: [],
  };
  return [form, guide(source, columns)];
}

function header(column: Column): SheetToWrite['header'][number] {
  const [text = column.name] = headingsOf(column);
  const choices = column.kind === 'flag' ? ['是', '否'] : Object.keys(column.choices ?? {});
  return {
    text,
    note: noteOf(column),
    width: Math.max(10, Math.min(30, [...text].length * 2 + 4)),
    kind: column.kind === 'date' ? 'date' : 'text',
    ...(choices.length > 0 && !column.open ? { choices } : {}),
    ...(column.required ? { required: true } : {}),
  };
}

function noteOf(column: Column): string {
  const [, ...others] = headingsOf(column);
  return [
    `${column.required ? '必填。' : '可空。'}${KINDS[column.kind]}。`,
    ...(column.note ? [`${column.note}。`] : []),
    ...(column.past ? ['不得晚于文件的获知日。'] : []),
    ...(others.length > 0 ? [`也接受表头：${others.join('、')}。`] : []),
  ].join('\n');
}

function guide(source: Source, columns: readonly Column[]): SheetToWrite {
  return {
    name: '填报说明',
    freeze: true,
    header: ['列', '必填', '主键', '填什么', '允许的值', '说明'].map((text, at) => ({
      text,
      width: [24, 8, 8, 30, 40, 60][at] ?? 20,
    })),
    rows: columns.map((column) => [
      headingsOf(column)[0] ?? column.name,
      column.required ? '是' : '',
      source.key.includes(column.name) ? '是' : '',
      KINDS[column.kind],
      Object.keys(column.choices ?? {}).join('、'),
      noteOf(column),
    ]),
  };
}
