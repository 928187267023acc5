import { cell, date, figure, flag, region } from '../columns.ts';
import { prepareBounds } from '../lookups.ts';
import type { Source } from '../source.ts';

const SHARED = [
  region('region_code', ['region_code', '行政区划代码', '地区代码']),
  cell('region_name', ['region_name', '地区', '地区名称']),
  cell('indicator_id', ['indicator_id', '指标代码', '指标编码']),
  cell('indicator_name', ['indicator_name', '指标', '指标名称']),
  cell('year', ['year', '年份', '年度']),
];
const VALUE = [
  figure('value', ['value', '数值', '指标值']),
  cell('unit', ['unit', '单位', '计量单位']),
];

/** Figures that a bureau, a report or the press published: one row a publisher's claim. */
export const statistics: Source = {
  name: 'statistics',
  title: '已公布的统计数据',
  titleEn: 'Published statistics',
  table: 'observation',
  key: ['region', 'indicator', 'period', 'publisher'],
  provenance: 'published',
  ownSql: true,
  prepare: prepareBounds,
  layouts: [
    {
      name: 'published',
      columns: [
        ...SHARED,
        cell('period', ['period', '时期', '统计期']),
        date('published_on', ['published_on', '发布日期', '公布日期']),
        ...VALUE,
        flag('approximate', ['approximate', '是否约数']),
        cell('source_grade', ['source_grade', '来源等级']),
        cell('source_title', ['source_title', '来源', '来源名称']),
        cell('source_address', ['source_address', '来源地址']),
        cell('note', ['note', '备注']),
      ],
    },
    {
      // The provincial panel: a transcription of the yearbook on science and technology, and of
      // the yearly recognition lists, which its README does not grade.
      name: 'panel',
      columns: [...SHARED, ...VALUE],
      exactly: true,
      constants: { source_title: '\u0001panel' },
    },
  ],
};
