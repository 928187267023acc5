import type { Figure } from '../subsidies/words/figure.ts';

export type Level = 'province' | 'city' | 'district';
export const LEVELS = ['province', 'city', 'district'] as const;

/** A figure of a rule as the text prints it. */
export interface PrintedFigure extends Figure {
  readonly name: string;
  readonly label: string;
  readonly evidence: string;
}

/** What the lab has to know of a rule to change it. */
export interface EditableRule {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly documentTitle: string;
  readonly documentNo: string | null;
  readonly clause: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly draft: boolean;
  /** False where no amount can be worked out from the forms. */
  readonly computable: boolean;
  readonly figures: readonly PrintedFigure[];
  /** As decimals that sum to one; null where they are not known. */
  readonly shares: Readonly<Record<Level, string>> | null;
  readonly sharesPrinted: boolean;
  /** Ids of the places in which it applies. */
  readonly scope: readonly string[];
  /** Rules in force that compete with it: what a draft's rule stands in for. */
  readonly rivals: readonly { readonly id: string; readonly label: string }[];
}
