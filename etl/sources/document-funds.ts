import { REQUIRED, date, document, text } from '../columns.ts';
import type { Source } from '../source.ts';

/** Which special fund pays for which document. */
export const documentFunds: Source = {
  name: 'document-funds',
  title: '政策与专项资金对应表',
  titleEn: 'Documents and the special funds that pay for them',
  table: 'document_fund',
  key: ['document_no', 'fund'],
  provenance: 'reported',
  layouts: [
    {
      name: 'document-funds',
      columns: [
        document('document_no', ['政策文号', '文号'], REQUIRED),
        text('fund', ['专项资金', '专项资金名称'], REQUIRED),
        date('valid_from', ['起始日期', '生效日期']),
        date('valid_to', ['截止日期', '终止日期'], { openEnded: true }),
      ],
    },
  ],
};
