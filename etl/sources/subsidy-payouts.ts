import {
  PAST,
  REQUIRED,
  code,
  date,
  document,
  identifier,
  integer,
  money,
  region,
  text,
  year,
} from '../columns.ts';
import type { Source } from '../source.ts';
import { LEVEL_PARTS } from './level-parts.ts';

/** What the treasury paid: one row a line of a voucher; a refund is negative. */
export const subsidyPayouts: Source = {
  name: 'subsidy-payouts',
  title: '补助资金支付',
  titleEn: 'Payments of subsidies',
  table: 'payout',
  key: ['voucher_no', 'line_no'],
  provenance: 'reported',
  day: 'valid_from',
  checks: ['level-parts'],
  layouts: [
    {
      name: 'subsidy-payouts',
      columns: [
        identifier('voucher_no', ['支付凭证号', '凭证号', '凭证编号'], REQUIRED),
        integer('line_no', ['行号', '凭证行号'], REQUIRED),
        identifier('approval_no', ['批复编号', '批文编号']),
        document('document_no', ['政策文号', '文号']),
        text('clause', ['条款', '政策条款']),
        text('payee', ['收款单位', '收款人'], REQUIRED),
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码']),
        region('managed_by', ['管理归属', '所属区县']),
        money('amount_fen', ['支付金额', '金额'], {
          ...REQUIRED,
          unit: '元',
          note: '退回填负数',
        }),
        ...LEVEL_PARTS,
        date('valid_from', ['支付日期', '付款日期'], { ...REQUIRED, ...PAST }),
        year('budget_year', ['预算年度', '预算年份'], REQUIRED),
        text('fund', ['专项资金', '专项资金名称']),
        text('account', ['功能分类科目', '功能科目']),
        text('purpose', ['用途', '摘要']),
        text('voucher_kind', ['券种']),
      ],
    },
  ],
};
