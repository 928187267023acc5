import {
  adjustmentsSheet,
  partsSheet,
  quotasSheet,
  ranksSheet,
  type NoticeSheet,
} from '../ranking/notice/xlsx.ts';
import type { PresentedRanking } from '../ranking/present.ts';
import type { Reference } from '../reference/catalogue.ts';

/** A ranking as a workbook: what it is of, ranks, parts, adjustments, quotas; a row a unit. */
export function rankingSheets(ranking: PresentedRanking, reference: Reference): NoticeSheet[] {
  const sheets = [
    ranksSheet(ranking),
    partsSheet(ranking),
    adjustmentsSheet(ranking),
    quotasSheet(ranking, reference),
  ].filter(({ rows }) => rows.length > 0);
  const mark = ranking.facts.zh;
  return [
    aboutSheet(ranking),
    ...sheets.map((sheet) => ({
      ...sheet,
      header: [...sheet.header, { text: '所用数据', width: 18 }],
      rows: sheet.rows.map((row) => [...row, mark]),
    })),
  ];
}

function aboutSheet({
  scheme,
  period,
  facts,
  asOf,
  knownAt,
  sensitivity,
  bundle,
}: PresentedRanking): NoticeSheet {
  return {
    name: '说明',
    freeze: false,
    header: [
      { text: '项目', width: 18 },
      { text: '内容', width: 90 },
    ],
    rows: [
      ['方案', scheme.title],
      ['版本', `第${scheme.version}版（校验码${scheme.fingerprint}）`],
      ['方案说明', scheme.statement.zh],
      ['周期', `${period.label}（${period.from}至${period.to}${period.over ? '' : '，尚未结束'}）`],
      ['所用数据', facts.zh],
      ['敏感性', `${sensitivity.zh}（抽取${sensitivity.draws}次，种子${sensitivity.seed}）`],
      ['判断日', asOf],
      ['所知日', knownAt],
      ['结果编号', bundle],
    ],
  };
}
