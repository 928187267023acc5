import type { PresentedRanking } from '../present.ts';
import type { presentScheme } from '../present-scheme.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { paragraph, tableBlock, type NoticeAnnex } from './document.ts';
import { chineseDate, listed, percent } from './words.ts';

export type PresentedScheme = ReturnType<typeof presentScheme>;
type Basis = PresentedScheme['basis'];

/** What comes from which clause, what the operator set, and what the result can be made anew from. */
export function basisAnnex(
  presented: PresentedRanking,
  scheme: PresentedScheme,
  reference: Reference,
): NoticeAnnex {
  const parts: readonly (readonly [string, Basis])[] = [
    ['评价整体', scheme.basis],
    ...scheme.items.map(({ title, basis }): [string, Basis] => [title, basis]),
    ...scheme.adjustments.map(({ title, basis }): [string, Basis] => [title, basis as Basis]),
  ];
  const rows = [...merged(parts.map(([title, basis]) => [title, linesOf(basis, reference)]))];
  return {
    title: '口径、依据与操作者设定',
    blocks: [
      ...paragraph(scheme.statement.zh),
      tableBlock({
        id: 'basis',
        caption: '各部分出自何处',
        columns: [
          { title: '所涉', width: 26, align: 'left' },
          { title: '部分', width: 17, align: 'left' },
          { title: '出自', width: 21, align: 'left' },
          { title: '内容', width: 36, align: 'left' },
        ],
        rows,
        notes: [],
      }),
      tableBlock({
        id: 'reproduction',
        caption: '本通报由何而来',
        columns: [
          { title: '项目', width: 24, align: 'left' },
          { title: '内容', width: 76, align: 'left' },
        ],
        rows: reproduction(presented),
        notes: [],
      }),
    ],
  };
}

/** Of one basis: the parts, where they come from, and what is said there. */
type Line = readonly [parts: string, from: string, content: string];

function linesOf({ text, operator }: Basis, { documents }: Reference): Line[] {
  const names = (parts: readonly { readonly id: string; readonly zh?: string }[]) =>
    listed(parts.map(({ id, zh }) => zh ?? id));
  return [
    ...text.map(({ parts, document, documentNo, clause, evidence, note }): Line => {
      const from = documentNo ?? documents.get(document)?.title ?? document;
      return [names(parts), `${from} ${clause}`, `“${evidence}”${note ? `。${note}` : ''}`];
    }),
    ...operator.map(({ parts, zh }): Line => [names(parts), '操作者设定', zh]),
  ];
}

/** Items that rest on the very same are named in one row. */
function merged(parts: readonly (readonly [string, readonly Line[]])[]): string[][] {
  const groups = Map.groupBy(parts, ([, lines]) => JSON.stringify(lines));
  return [...groups.values()].flatMap((group) => {
    const titles = group.map(([title]) => title).join('；');
    return (group[0]?.[1] ?? []).map((line) => [titles, ...line]);
  });
}

function reproduction(presented: PresentedRanking): string[][] {
  const { bundle, scheme, asOf, knownAt, facts, sensitivity } = presented;
  const { draws, seed, bands } = sensitivity;
  return [
    ['评价方案', `${scheme.id}第${scheme.version}版，校验码${scheme.fingerprint}`],
    ['数据时点', `${chineseDate(asOf)}，按${chineseDate(knownAt)}已掌握的数据计算`],
    ['所用数据', facts.zh],
    [
      '敏感性',
      `${draws}次抽样，种子${seed}；权重幅度${percent(bands.weights)}，初步数幅度${percent(bands.preliminary)}，期后${bands.settledAfterMonths}个月内为初步数`,
    ],
    ['结果编号', `${bundle}，编号相同的可以重新算得同样的结果`],
  ];
}
