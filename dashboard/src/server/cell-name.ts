import type { Dimension } from '../exposure/choice.ts';
import { text } from '../exposure/text.ts';
import type { LibraryAnswer } from '../policies/answer.ts';
import type { RuleAnswer } from '../subsidies/answer.ts';
import { text as lab } from '../lab/text.ts';
import { ask } from './ask.ts';
import { regionName } from './regions.ts';
import type { Told } from './wording.ts';

/** What a reader calls a row of a breakdown. */
export async function cellName(
  dimension: Dimension,
  id: string | null,
  { language, asOf, knownAt }: Told,
): Promise<string> {
  if (id === null) return text[language].unassigned;
  switch (dimension) {
    case 'level':
      return (lab[language].levels as Readonly<Record<string, string>>)[id] ?? id;
    case 'region':
      return regionName(id, language);
    case 'rule': {
      const path = `/api/subsidies/${encodeURIComponent(id)}`;
      const { rule } = await ask<RuleAnswer>(path, { asOf, knownAt });
      return language === 'zh' ? rule.title : rule.titleEn;
    }
    case 'document': {
      const { documents } = await ask<LibraryAnswer>('/api/policies', { asOf, knownAt });
      const found = documents.find((one) => one.id === id);
      return (language === 'zh' ? found?.title : found?.titleEn) ?? id;
    }
    default:
      return id;
  }
}
