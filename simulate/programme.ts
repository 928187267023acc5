import type { Dealing } from './turnover.ts';
import type { Unit } from './units.ts';

/** What sets off an aid: a certificate, a year's contracts, a year's research, or a kind of event. */
export type Trigger = 'first' | 'renewal' | 'research' | Dealing | `event:${string}`;

/** The fact behind an aid, as far as its amount depends on it. */
export interface Fact {
  readonly unit: Unit;
  readonly year: number;
  /** The amount that the aid is based on, in fen. */
  readonly fen: number;
  readonly level: string;
  readonly grade: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** One clause that pays money, as the simulated treasury applies it: near the text, not its codification. */
export interface Programme {
  /** The catalogue's id of the document. */
  readonly document: string;
  readonly clause: string;
  readonly trigger: Trigger;
  readonly fund: string;
  /** 功能分类科目. */
  readonly account: string;
  /** The most that the fact can bring, in fen; 0 where it brings nothing. */
  readonly ceiling: (fact: Fact) => number;
  /** True where the amount is fixed, so that the ceiling is what is approved. */
  readonly fixed: boolean;
  /** Hundredths paid by the province and by the district; the city pays the rest. */
  readonly province?: number;
  readonly district?: number;
  /** Approved at each quarter's end, or in the following year. */
  readonly rhythm: 'quarterly' | 'nextYear';
  readonly instalments?: true;
  readonly voucher?: string;
  /** Only for units of this region. */
  readonly region?: string;
  readonly purpose: string;
}

const YUAN_10_000 = 1_000_000;

/** A sum in 万元, whatever the fact. */
export function fixed(wan: number) {
  return { ceiling: () => wan * YUAN_10_000, fixed: true };
}

/** A sum in 万元 by grade; grades not named bring nothing. */
export function byGrade(wan: Readonly<Record<string, number>>) {
  return { ceiling: ({ grade }: Fact) => (wan[grade] ?? 0) * YUAN_10_000, fixed: true };
}

/** A sum in 万元 by level; levels not named bring nothing. */
export function byLevel(wan: Readonly<Record<string, number>>) {
  return { ceiling: ({ level }: Fact) => (wan[level] ?? 0) * YUAN_10_000, fixed: true };
}

/** So many ten-thousandths of the basis, up to a cap in 万元. */
export function rate(tenThousandths: number, capWan: number) {
  return {
    ceiling: ({ fen }: Fact) =>
      Math.min(capWan * YUAN_10_000, Math.floor(fen / 10_000) * tenThousandths),
    fixed: false,
  };
}

/** Hundredths of money that an attribute names in yuan, up to a cap in 万元. */
export function rateOfAttribute(heading: string, hundredths: number, capWan: number) {
  return {
    ceiling: ({ attributes }: Fact) =>
      Math.min(capWan * YUAN_10_000, Number(attributes.get(heading) ?? 0) * hundredths),
    fixed: false,
  };
}
