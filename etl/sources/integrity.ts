import { REQUIRED, choice, code, date, identifier, text } from '../columns.ts';
import type { Source } from '../source.ts';
import { LEVELS } from './units.ts';

/** Bars for breach of research integrity. */
export const integrity: Source = {
  name: 'integrity',
  title: '科研失信限制',
  titleEn: 'Bars for breach of research integrity',
  table: 'integrity',
  key: ['code', 'valid_from', 'case_no'],
  provenance: 'reported',
  day: 'valid_from',
  layouts: [
    {
      name: 'integrity',
      columns: [
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码'], REQUIRED),
        text('name', ['单位名称', '企业名称', '名称'], REQUIRED),
        choice('level', ['级别'], { choices: LEVELS, open: true }),
        text('restriction', ['限制事项', '惩戒措施'], REQUIRED),
        date('valid_from', ['起始日期', '生效日期'], REQUIRED),
        date('valid_to', ['截止日期', '终止日期'], {
          openEnded: true,
          note: '长期限制的留空',
        }),
        identifier('case_no', ['关联编号', '案件编号'], REQUIRED),
        text('basis', ['依据', '处理依据']),
      ],
    },
  ],
};
