import type { CivilDate } from '../../core/civil-date.ts';

/** A column of a table; widths are shares of the text's width. */
export interface NoticeColumn {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface NoticeTable {
  /** Names it for readers of the model: `ranks`, `quotas valid-high-tech-firms`. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly NoticeColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What is said below it. */
  readonly notes: readonly string[];
}

export type NoticeBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: NoticeTable };

export interface NoticeAnnex {
  readonly title: string;
  readonly blocks: readonly NoticeBlock[];
}

/** Who issues a notice to whom, under which number and date; all of it the operator's to set. */
export interface NoticeHead {
  readonly issuer: string;
  /** 发文字号; null where none was given yet. */
  readonly number: string | null;
  /** 主送机关 */
  readonly addressee: string;
  /** 抄送机关 */
  readonly copies: string | null;
  /** 成文日期 */
  readonly date: CivilDate;
}

/** 发文字号 where none was given: left open for the registry to fill. */
export const NO_NUMBER = '　　〔　　　　〕　　号';

/** A notice as its file, its page and its JSON show it; no layout. */
export interface NoticeDocument extends NoticeHead {
  /** The title in lines that break where its sense does. */
  readonly title: readonly string[];
  /** Whether anything in it rests on simulated facts. */
  readonly simulated: boolean;
  /** What stands at the head of every page: that it rests on simulated facts, that it was not issued. */
  readonly marks: readonly string[];
  readonly body: readonly NoticeBlock[];
  readonly annexes: readonly NoticeAnnex[];
}

export function heading(level: 1 | 2, text: string): NoticeBlock {
  return { kind: 'heading', level, text };
}

/** A paragraph of the sentences that are there; none where all are empty. */
export function paragraph(...sentences: readonly string[]): NoticeBlock[] {
  const text = sentences.join('');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

export function tableBlock(table: NoticeTable): NoticeBlock {
  return { kind: 'table', table };
}
