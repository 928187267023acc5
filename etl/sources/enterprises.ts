import { PAST, REQUIRED, choice, code, date, flag, list, region, text } from '../columns.ts';
import type { Source } from '../source.ts';
import { SIZES, UNIT_KINDS } from './units.ts';

/** Who can be a beneficiary: one row a unit and the span in which its particulars hold. */
export const enterprises: Source = {
  name: 'enterprises',
  title: '单位基本信息',
  titleEn: 'Units: firms, universities, institutes, teams',
  table: 'enterprise',
  key: ['code', 'valid_from'],
  provenance: 'reported',
  day: 'valid_from',
  layouts: [
    {
      name: 'enterprises',
      columns: [
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码'], {
          ...REQUIRED,
          note: '18位；团队和个人填自编号“own:…”',
        }),
        text('name', ['单位名称', '企业名称', '名称'], REQUIRED),
        choice('kind', ['单位类型', '单位性质'], { ...REQUIRED, choices: UNIT_KINDS }),
        choice('size', ['企业规模', '规模'], { choices: SIZES }),
        flag('above_scale', ['是否规上', '规上企业', '是否规模以上']),
        text('four_up_category', ['四上类别', '四上企业类别']),
        text('industry_code', ['行业代码', '国民经济行业代码']),
        list('industry_tags', ['产业标签', '所属产业'], { note: '多个标签用顿号或分号隔开' }),
        region('division', ['行政区划', '所在区县', '所属区县', '注册地'], REQUIRED),
        region('managed_by', ['管理归属', '所属功能区', '归口管理'], { within: 'division' }),
        date('founded_on', ['成立日期', '注册日期', '成立时间'], PAST),
        date('valid_from', ['起始日期', '生效日期'], {
          ...REQUIRED,
          note: '本行信息自何日起有效',
        }),
        date('valid_to', ['截止日期', '终止日期'], {
          openEnded: true,
          note: '仍有效的留空',
        }),
      ],
    },
  ],
};
