import { columnName, said, type Wording } from './context.ts';

/** For what one sum is paid, or a cap holds: 每家每年, per unit and year. */
export function unitInWords(wording: Wording, per: readonly string[]): string {
  const parts = per.map((unit) => one(wording, unit));
  const once = per.includes('beneficiary') && per.length === 1;
  return said(
    wording,
    `${parts.join('')}${once ? '一次性' : ''}`,
    `per ${parts.join(' and ')}${once ? ', once' : ''}`,
  );
}

function one(wording: Wording, unit: string): string {
  const { kinds, role } = wording.rule.beneficiary;
  switch (unit) {
    case 'event':
      return said(wording, '每项', 'event');
    case 'year':
      return said(wording, '每年', 'year');
    case 'beneficiary':
      if (role === 'district') return said(wording, '每个区县', 'district');
      if (kinds?.every((kind) => kind === 'person')) return said(wording, '每人', 'person');
      return kinds?.every((kind) => kind === 'person' || kind === 'team')
        ? said(wording, '每个申请者', 'applicant')
        : said(wording, '每家', 'unit');
    default:
      return said(wording, `每个${columnName(wording, unit)}`, columnName(wording, unit));
  }
}
