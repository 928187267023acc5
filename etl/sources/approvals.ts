import {
  PAST,
  REQUIRED,
  code,
  date,
  document,
  identifier,
  money,
  region,
  text,
  year,
} from '../columns.ts';
import type { Source } from '../source.ts';
import { LEVEL_PARTS } from './level-parts.ts';

/** What was granted: one row an approval, whatever the number of its payments. */
export const approvals: Source = {
  name: 'approvals',
  title: '补助批复',
  titleEn: 'Approvals of subsidies',
  table: 'approval',
  key: ['approval_no'],
  provenance: 'reported',
  day: 'valid_from',
  checks: ['level-parts'],
  layouts: [
    {
      name: 'approvals',
      columns: [
        identifier('approval_no', ['批复编号', '批文编号'], REQUIRED),
        document('document_no', ['政策文号', '文号'], REQUIRED),
        text('clause', ['条款', '政策条款']),
        text('beneficiary', ['受益单位', '单位名称', '申报单位'], REQUIRED),
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码']),
        region('managed_by', ['管理归属', '所属区县']),
        year('event_year', ['事项年度', '事项年份'], REQUIRED),
        identifier('cause_no', ['事由编号']),
        money('amount_fen', ['批准金额', '批复金额'], { ...REQUIRED, unit: '元' }),
        ...LEVEL_PARTS,
        date('valid_from', ['批准日期', '批复日期'], { ...REQUIRED, ...PAST }),
      ],
    },
  ],
};
