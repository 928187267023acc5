import { REQUIRED, choice, code, flag, money, region, text, year } from '../columns.ts';
import type { Source } from '../source.ts';
import { UNIT_KINDS } from './units.ts';

/** R&D spending of units by year, from two registers that are never added up. */
export const rdSpend: Source = {
  name: 'rd-spend',
  title: '企业研发投入',
  titleEn: 'R&D spending of firms',
  table: 'rd_spend',
  key: ['code', 'year', 'data_source'],
  provenance: 'reported',
  day: 'valid_to',
  derived: [
    { name: 'valid_from', year: 'year', bound: 'first' },
    { name: 'valid_to', year: 'year', bound: 'last' },
  ],
  layouts: [
    {
      name: 'rd-spend',
      columns: [
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码'], REQUIRED),
        text('name', ['单位名称', '企业名称'], REQUIRED),
        choice('kind', ['单位类型', '单位性质'], { choices: UNIT_KINDS, open: true }),
        region('division', ['行政区划', '所在区县', '所属区县'], REQUIRED),
        region('managed_by', ['管理归属', '所属功能区', '归口管理'], { within: 'division' }),
        year('year', ['年份', '年度', '统计年度'], REQUIRED),
        choice('data_source', ['数据来源'], {
          ...REQUIRED,
          choices: { 研发统计: ['统计'], 加计扣除: ['税务', '研发费用加计扣除'] },
        }),
        flag('in_statistics', ['是否纳入研发统计', '纳入研发统计']),
        flag('reported', ['是否报送', '是否填报']),
        money('rd_fen', ['研发费用', '研发投入', '研究开发费用'], { unit: '千元' }),
        money('basic_research_fen', ['其中基础研究', '基础研究', '基础研究经费'], { unit: '千元' }),
        money('super_deduction_fen', ['加计扣除费用', '加计扣除额'], { unit: '元' }),
        money('sales_fen', ['销售收入', '营业收入'], { unit: '千元' }),
        money('main_revenue_fen', ['主营业务收入'], { unit: '千元' }),
      ],
    },
  ],
};
