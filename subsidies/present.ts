import type { CivilDate } from '../core/civil-date.ts';
import { formatYuan, type Fen } from '../core/money.ts';
import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { MoneyRule } from './catalogue.ts';
import { computable } from './computable.ts';
import type { Entitlement } from './entitlement.ts';

/** A codified rule as `catalog subsidies` and the API print it. Money in yuan, rates as decimals. */
export function presentRule(rule: MoneyRule, reference: Reference, asOf: CivilDate) {
  const document = reference.documents.get(rule.document);
  if (!document) throw new Error(`unknown document ${rule.document}`);
  const printed = Object.entries(rule.parameters).map(([name, { unit, values }]) => [
    name,
    values.map(({ from, to, value, evidence }) => ({
      from,
      to: to ?? null,
      value,
      unit,
      evidence,
    })),
  ]);
  return {
    id: rule.id,
    document: rule.document,
    documentNo: document.number,
    documentTitle: document.title,
    clause: rule.clause,
    title: rule.title,
    titleEn: rule.titleEn,
    beneficiary: rule.beneficiary,
    scope: rule.scope,
    facts: rule.facts,
    when: rule.when,
    anyOf: rule.anyOf ?? null,
    basis: rule.basis,
    row: rule.row,
    having: rule.having ?? null,
    mechanism: rule.mechanism,
    caps: rule.caps,
    nature: rule.nature,
    parameters: Object.fromEntries(printed) as Record<string, unknown>,
    validFrom: rule.valid?.from ?? document.validity.from,
    validTo: rule.valid?.to ?? document.validity.to,
    shares: rule.shares,
    stacking: rule.stacking,
    gates: rule.gates,
    payable: rule.payable,
    account: rule.account,
    readings: Object.keys(rule.readings),
    computable: computable(rule),
    missingInputs: rule.missingInputs,
    status: documentStatus(document, asOf, [...reference.documents.values()]),
    draft: document.draft,
    evidence: rule.evidence,
    note: rule.note,
  };
}

/** A row of `entitlements`. Money in yuan with two decimals. */
export function presentEntitlement(entitlement: Entitlement) {
  const { shares, lostTo, ceiling, basis, uncapped, atLeast, afterStacking } = entitlement;
  return {
    rule: entitlement.rule,
    document: entitlement.document,
    beneficiary: entitlement.beneficiary,
    region: entitlement.region,
    fact: entitlement.fact,
    eventDate: entitlement.eventDate,
    facts: entitlement.facts,
    factsBarred: entitlement.factsBarred,
    basis: yuanOrNull(basis),
    uncapped: yuanOrNull(uncapped),
    ceiling: yuanOrNull(ceiling),
    atLeast: yuanOrNull(atLeast),
    expected: null,
    expectedReason: 'noTakeUpYet',
    afterStacking: yuanOrNull(afterStacking),
    shares: shares && {
      province: formatYuan(shares.province),
      city: formatYuan(shares.city),
      district: formatYuan(shares.district),
    },
    payableYear: entitlement.payableYear,
    payableBasis: entitlement.payableBasis,
    instalment: entitlement.instalment,
    lostTo: lostTo.map(({ rule, amount, group }) => ({ rule, amount: formatYuan(amount), group })),
    gate: entitlement.gate,
    gates: entitlement.gates,
    missingInputs: entitlement.missingInputs,
    presumed: entitlement.presumed,
    draft: entitlement.draft,
    provenance: entitlement.simulated ? 'simulated' : 'reported',
  };
}

function yuanOrNull(amount: Fen | null): string | null {
  return amount === null ? null : formatYuan(amount);
}
