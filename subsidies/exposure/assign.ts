import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from '../catalogue.ts';
import { counted } from './counted.ts';
import type { Place } from './leaf.ts';
import { meanings, paysSomebody } from './meaning.ts';
import type {
  AppropriationRecord,
  ApprovalRecord,
  DocumentFund,
  MoneyRecords,
  PaymentRecord,
} from './records.ts';

/** Everything about a place but the level and region, which the money itself has. */
export type Assigned = Omit<Place, 'level' | 'region'>;

export interface Places {
  /** Of what a rule owes on a day. */
  rule(id: string, day: CivilDate): Assigned;
  /** Of records, with the rules that they mean, if any. */
  approval(record: ApprovalRecord, rule: string | null): Assigned;
  payment(record: PaymentRecord, rule: string | null): Assigned;
  appropriation(record: AppropriationRecord): Assigned;
}

/**
 * Which bureau, special fund and account bear a sum. What a payment or an appropriation names is kept.
 * Else the fund is the one that the clause prints, where loaded money names it; else the one that the
 * loaded map gives the document on that day (of several, the one that most payments of the clause
 * name); else the one that most payments of the clause or document name; else the map's last one;
 * else the one printed. An account is that of its fund where the fund's appropriations (or, without
 * any, its payments) name just one.
 */
export function places(all: MoneyRecords, subsidies: Subsidies, reference: Reference): Places {
  const records = counted(all);
  const rules = new Map(subsidies.rules.map((rule) => [rule.id, rule]));
  const rulesOf = Map.groupBy(subsidies.rules.filter(paysSomebody), ({ document }) => document);
  const meaning = meanings(subsidies, reference);
  const mapped = Map.groupBy(
    records.funds,
    ({ documentNo }) => meaning({ documentNo, clause: null }).document ?? documentNo,
  );
  const { ofRule, ofDocument } = namedBy(records.payments);
  const accounts = accountsOf(records);
  const loaded = new Set(
    [...records.payments, ...records.appropriations].flatMap(({ fund }) => fund ?? []),
  );

  const fundOf = (document: string | null, own: readonly MoneyRule[], day: CivilDate) => {
    const printed = onlyOne(own.map(({ account }) => account.fund));
    if (document === null || (printed !== null && loaded.has(printed))) return printed;
    const pairs = mapped.get(document) ?? [];
    const holding = pairs.filter(({ from, to }) => covers(from, to, day)).map(({ fund }) => fund);
    if (new Set(holding).size === 1) return holding[0] ?? null;
    const options = holding.length > 0 ? new Set(holding) : null;
    const clause = onlyOne(own.map((rule) => rule.clause));
    const ofClause = clause === null ? undefined : ofRule.get(own[0]?.id ?? '');
    return (
      mostNamed(ofClause, options) ??
      mostNamed(ofDocument.get(document), options) ??
      (options === null ? lastOf(pairs) : null) ??
      printed
    );
  };
  const accountOf = (fund: string | null) => (fund === null ? null : (accounts.get(fund) ?? null));
  const bureauOf = (own: readonly MoneyRule[]) =>
    onlyOne(own.map(({ account }) => bureauName(account.bureaux[0] ?? null)));
  const ruleAlone = (id: string | null) => rules.get(id ?? '');
  /** The rule, else all that the record can mean. */
  const rulesMeant = (record: ApprovalRecord | PaymentRecord, rule: string | null) => {
    const own = ruleAlone(rule);
    if (own) return [own];
    const candidates = record.candidates.flatMap((id) => ruleAlone(id) ?? []);
    return candidates.length > 0 ? candidates : (rulesOf.get(record.document ?? '') ?? []);
  };
  const assigned = (
    rule: string | null,
    document: string | null,
    own: readonly MoneyRule[],
    fund: string | null,
    account: string | null,
  ): Assigned => ({
    rule,
    document,
    bureau: bureauOf(own),
    fund,
    account: account ?? accountOf(fund),
  });
  return {
    rule(id, day) {
      const rule = ruleAlone(id);
      if (!rule) return { rule: id, document: null, bureau: null, fund: null, account: null };
      const fund = fundOf(rule.document, [rule], day);
      return assigned(id, rule.document, [rule], fund, null);
    },
    approval(record, rule) {
      const document = record.document ?? record.documentNo;
      const own = rulesMeant(record, rule);
      return assigned(rule, document, own, fundOf(document, own, record.date), null);
    },
    payment(record, rule) {
      const document = record.document ?? record.documentNo;
      const own = rulesMeant(record, rule);
      const fund = record.fund ?? fundOf(document, own, record.date);
      return assigned(rule, document, own, fund, record.account);
    },
    appropriation: ({ bureau, fund, account }) => ({
      rule: null,
      document: null,
      bureau: bureauName(bureau),
      fund,
      account,
    }),
  };
}

/** A bureau as most texts call it: 济南市科学技术局 is 市科技局. */
function bureauName(name: string | null): string | null {
  if (name === null) return null;
  return name.replace(/^(?:济南|青岛)市(?=.)/, '市').replace('科学技术局', '科技局');
}

type Votes = ReadonlyMap<string, number>;

/** How many payments of each rule and document name which fund; a clause that means several votes for each. */
function namedBy(payments: readonly PaymentRecord[]) {
  const ofRule = new Map<string, Map<string, number>>();
  const ofDocument = new Map<string, Map<string, number>>();
  const vote = (votes: Map<string, Map<string, number>>, key: string, fund: string) => {
    const own = votes.get(key) ?? new Map<string, number>();
    votes.set(key, own);
    own.set(fund, (own.get(fund) ?? 0) + 1);
  };
  for (const { document, documentNo, clause, candidates, fund, fen } of payments) {
    const key = document ?? documentNo;
    if (fund === null || key === null || fen < 0n) continue;
    vote(ofDocument, key, fund);
    if (clause !== null) for (const rule of candidates) vote(ofRule, rule, fund);
  }
  return { ofRule, ofDocument };
}

/** The fund of the options with most votes; of equals the first in order of names. */
function mostNamed(votes: Votes | undefined, options: ReadonlySet<string> | null): string | null {
  const [first] = [...(votes ?? [])]
    .filter(([fund]) => options === null || options.has(fund))
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

function lastOf(pairs: readonly DocumentFund[]): string | null {
  const last = pairs.toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))[0];
  return last?.fund ?? null;
}

function covers(from: CivilDate | null, to: CivilDate | null, day: CivilDate): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The account of each fund, where only one is named. */
function accountsOf({ appropriations, payments }: MoneyRecords): ReadonlyMap<string, string> {
  const named = (list: readonly { fund: string | null; account: string | null }[]) => {
    const accounts = new Map<string, Set<string>>();
    for (const { fund, account } of list) {
      if (fund === null || account === null) continue;
      const own = accounts.get(fund) ?? new Set<string>();
      accounts.set(fund, own.add(account));
    }
    return accounts;
  };
  const all = new Map([...named(payments), ...named(appropriations)]);
  return new Map(
    [...all].flatMap(([fund, accounts]) => {
      const account = onlyOne([...accounts]);
      return account === null ? [] : [[fund, account] as const];
    }),
  );
}

/** What all of them say, or null. */
function onlyOne(values: readonly (string | null)[]): string | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}
