import { prepareBounds } from '../lookups.ts';
import type { Column, Source } from '../source.ts';

const column = (name: string, ...headings: string[]): Column => ({
  name,
  headings: [name, ...headings],
});

const SHARED = [
  column('region_code', '行政区划代码', '地区代码'),
  column('region_name', '地区', '地区名称'),
  column('indicator_id', '指标代码', '指标编码'),
  column('indicator_name', '指标', '指标名称'),
  column('year', '年份', '年度'),
];
const VALUE = [column('value', '数值', '指标值'), column('unit', '单位', '计量单位')];

/** Figures that a bureau, a report or the press published: one row a publisher's claim. */
export const statistics: Source = {
  name: 'statistics',
  title: '已公布的统计数据',
  titleEn: 'Published statistics',
  periodColumn: 'period',
  prepare: prepareBounds,
  layouts: [
    {
      name: 'published',
      columns: [
        ...SHARED,
        column('period', '时期', '统计期'),
        column('published_on', '发布日期', '公布日期'),
        ...VALUE,
        column('approximate', '是否约数'),
        column('source_grade', '来源等级'),
        column('source_title', '来源', '来源名称'),
        column('source_address', '来源地址'),
        column('note', '备注'),
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
