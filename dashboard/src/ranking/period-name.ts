import type { PeriodKind } from '../../../ranking/period.ts';
import type { Language } from '../language/language.ts';

/** What a period is called: 2024 年, 2024 年三季度; 2024, Q3 2024. */
export function periodName(
  { kind, from }: { readonly kind: PeriodKind; readonly from: string },
  language: Language,
): string {
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  const zh = language === 'zh';
  switch (kind) {
    case 'year':
      return zh ? `${year} 年` : year;
    case 'half':
      return zh ? `${year} 年${month === 1 ? '上' : '下'}半年` : `H${month === 1 ? 1 : 2} ${year}`;
    case 'quarter': {
      const nth = (month + 2) / 3;
      return zh ? `${year} 年${'一二三四'[nth - 1]}季度` : `Q${nth} ${year}`;
    }
    case 'month':
      return zh ? `${year} 年 ${month} 月` : from.slice(0, 7);
  }
}
