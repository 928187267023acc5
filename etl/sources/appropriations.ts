import { PAST, REQUIRED, choice, date, document, money, region, text, year } from '../columns.ts';
import type { Source } from '../source.ts';
import { LEVELS } from './units.ts';

/** What budgets set aside: one row an order, fund and account; a reduction is negative. */
export const appropriations: Source = {
  name: 'appropriations',
  title: '预算指标',
  titleEn: 'Appropriations',
  table: 'appropriation',
  key: ['order_no', 'fund', 'account'],
  provenance: 'reported',
  day: 'valid_from',
  mends: true,
  layouts: [
    {
      name: 'appropriations',
      columns: [
        document('order_no', ['指标文号', '指标文件号'], REQUIRED),
        year('budget_year', ['预算年度', '预算年份'], REQUIRED),
        choice('level', ['级次', '预算级次'], { ...REQUIRED, choices: LEVELS }),
        region('region', ['地区', '行政区划', '区县'], REQUIRED),
        text('fund', ['专项资金', '专项资金名称'], REQUIRED),
        text('bureau', ['主管部门', '预算部门']),
        text('account', ['功能分类科目', '功能科目'], REQUIRED),
        choice('adjustment', ['调整类型', '指标类型'], {
          ...REQUIRED,
          choices: {
            年初: ['年初预算', '年初下达'],
            追加: ['调增', '年中追加'],
            调减: ['核减', '减少'],
            结转: ['上年结转'],
            上级转移: ['上级转移支付', '转移支付'],
          },
        }),
        money('amount_fen', ['预算金额', '指标金额'], {
          ...REQUIRED,
          unit: '万元',
          note: '调减填负数',
        }),
        date('valid_from', ['下达日期', '下达时间'], { ...REQUIRED, ...PAST }),
      ],
    },
  ],
};
