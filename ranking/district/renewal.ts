import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { applyReadings } from '../../subsidies/applied-rule.ts';
import type { Subsidies } from '../../subsidies/catalogue.ts';
import { briefly } from '../../subsidies/rule-page.ts';
import type { City } from './units.ts';

/** A rule that pays for a renewed recognition, with the days on which it applies. */
export interface RenewalRule {
  readonly rule: string;
  readonly title: string;
  readonly titleEn: string;
  readonly documentNo: string | null;
  readonly clause: string;
  readonly evidence: string;
  /** In yuan, as the text prints it; null where it prints none. */
  readonly amount: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** The rules of a city that pay for a recognition that is renewed. Drafts are no law. */
export function renewalRules(
  subsidies: Subsidies,
  reference: Reference,
  city: City,
): RenewalRule[] {
  return applyReadings(subsidies, reference)
    .filter((applied) => {
      const { facts, when } = applied.rule;
      const kinds = [(when as Readonly<Record<string, unknown>>)['recognition_type']].flat();
      return (
        applied.city === city &&
        !applied.draft &&
        facts === 'recognition_granted' &&
        kinds.includes('重新认定')
      );
    })
    .map(({ rule, from, to }) => {
      const { id, title, titleEn, documentNo, clause } = briefly(rule, reference);
      const amount = rule.parameters['amount']?.values.at(-1)?.value ?? null;
      return {
        rule: id,
        title,
        titleEn,
        documentNo,
        clause,
        evidence: rule.evidence,
        amount,
        from,
        to,
      };
    });
}
