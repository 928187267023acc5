import { readEventAttribute } from '../../reference/event-attribute.ts';
import { loadEventTypes } from '../../reference/event-types.ts';
import {
  PAST,
  REQUIRED,
  attribute,
  choice,
  code,
  date,
  identifier,
  money,
  region,
  text,
} from '../columns.ts';
import type { Source } from '../source.ts';
import { LEVELS } from './units.ts';

const types = loadEventTypes();
const attributes = new Map(
  types.flatMap((type) =>
    type.attributes.map((each) => {
      const { heading, unit } = readEventAttribute(each);
      return [heading, unit] as const;
    }),
  ),
);

/** An amount among them may come in any unit of money; what is kept is yuan. */
function attributeOf(heading: string, unit: string | undefined) {
  if (unit !== '元') return attribute(heading, heading);
  return attribute(heading, heading.replace('(元)', ''), { unit });
}

/** Anything else that a rule can pay for: one row an event, with the columns of its type. */
export const events: Source = {
  name: 'events',
  title: '政策事项',
  titleEn: 'Events that rules pay for',
  table: 'event',
  key: ['event_no'],
  provenance: 'reported',
  day: 'valid_from',
  layouts: [
    {
      name: 'events',
      columns: [
        identifier('event_no', ['事项编号'], REQUIRED),
        choice('event_type', ['事项类别', '事项类型'], {
          ...REQUIRED,
          choices: Object.fromEntries(types.map(({ type }) => [type, []])),
        }),
        text('unit_name', ['单位', '单位名称', '企业名称'], REQUIRED),
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码']),
        region('managed_by', ['管理归属', '所属区县']),
        date('valid_from', ['日期', '事项日期'], { ...REQUIRED, ...PAST }),
        date('valid_to', ['结束日期']),
        choice('level', ['级别'], { choices: LEVELS }),
        text('grade', ['等次', '评价等次']),
        code('related_code', ['关联单位代码']),
        identifier('related_event_no', ['关联事项编号']),
        money('amount_fen', ['金额'], { unit: '元' }),
        text('remark', ['备注']),
        ...[...attributes].map(([heading, unit]) => attributeOf(heading, unit)),
      ],
    },
  ],
};
