import { REQUIRED, figure, indicator, region, text, year } from '../columns.ts';
import type { Source } from '../source.ts';

/** What each district is to reach in a year. */
export const quotas: Source = {
  name: 'quotas',
  title: '区县年度任务数',
  titleEn: 'Yearly quotas of districts',
  table: 'quota',
  key: ['year', 'region', 'indicator'],
  provenance: 'reported',
  day: 'valid_to',
  derived: [
    { name: 'valid_from', year: 'year', bound: 'first' },
    { name: 'valid_to', year: 'year', bound: 'last' },
  ],
  layouts: [
    {
      name: 'quotas',
      columns: [
        year('year', ['年度', '年份'], REQUIRED),
        region('region', ['区县', '地区', '行政区划'], REQUIRED),
        indicator('indicator', ['指标', '指标名称', '指标代码'], REQUIRED),
        figure('amount', ['任务数', '目标数', '任务'], REQUIRED),
        text('definition', ['口径', '统计口径']),
      ],
    },
  ],
};
