import type { BeneficiaryPage } from '../../../subsidies/beneficiary.ts';
import type { Trace } from '../../../subsidies/explain.ts';
import type { presentEntitlement } from '../../../subsidies/present.ts';
import type { RuleList } from '../../../subsidies/rule-list.ts';
import type { RulePage } from '../../../subsidies/rule-page.ts';
import type { SubsidyService } from '../../../subsidies/service.ts';

/** A figure of the text from a day on. */
export interface Dated {
  readonly from: string;
  readonly to: string | null;
  readonly value: string;
  readonly unit: string;
  readonly evidence: string;
}

/** A rule as the API gives it. */
export type Rule = Omit<RuleList['rules'][number], 'parameters'> & {
  readonly parameters: Readonly<Record<string, readonly Dated[]>>;
};

type Answered<T> = Omit<T, 'rule' | 'rules'> & { readonly bundle: string };

/** What `/api/subsidies` answers. */
export type RulesAnswer = Answered<RuleList> & { readonly rules: readonly Rule[] };

/** What `/api/subsidies/{id}` answers. */
export type RuleAnswer = Answered<RulePage> & { readonly rule: Rule };

/** What `/api/subsidies/{id}/amounts` answers. */
export type AmountsAnswer = Answered<
  Omit<Awaited<ReturnType<SubsidyService['amounts']>>, 'rows'>
> & { readonly rows: readonly Named[] };

/** A row of entitlements. */
export type Entitled = ReturnType<typeof presentEntitlement>;

/** The same with the name of its unit, where it is registered. */
export type Named = Entitled & { readonly beneficiaryName: string | null };

/** What `/api/beneficiaries` answers. */
export interface FoundAnswer {
  readonly bundle: string;
  readonly found: readonly BeneficiaryPage['unit'][];
}

/** What `/api/beneficiaries/{code}` answers. */
export type BeneficiaryAnswer = BeneficiaryPage & { readonly bundle: string };

/** What `/api/explain` answers. */
export type ExplainAnswer = Answered<Trace> & { readonly rule: Rule };
