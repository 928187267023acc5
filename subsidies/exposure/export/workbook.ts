import { formatYuan } from '../../../core/money.ts';
import type { Figures, Ladder } from '../ladder.ts';
import { LEVELS, type Level } from '../leaf.ts';
import { notesOf } from '../notes.ts';
import type { Catalogue } from '../present.ts';
import type { ExposureAnswer } from '../service.ts';
import { MEASURES, sumOf } from './long-form.ts';
import { BASELINE_WORDS, LEVEL_WORDS, MEASURE_WORDS, WAY_WORDS, namesOf } from './words.ts';

/** A sheet of a workbook: cells are text; in a number column a decimal number is one. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly { text: string; width?: number; kind?: 'text' | 'number' }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly freeze: boolean;
}

/** The budget submission: totals, a sheet for each level of government, what runs out, how it is met, and notes. */
export function budgetSheets(
  answer: ExposureAnswer,
  bundle: string,
  catalogue: Catalogue,
): Sheet[] {
  const { ladder, reform } = answer;
  return [
    totalsSheet(answer),
    ...LEVELS.map((level) => levelSheet(LEVEL_WORDS[level], ladder, level, catalogue)),
    ...(reform
      ? LEVELS.map((level) =>
          levelSheet(`改革增减-${LEVEL_WORDS[level]}`, reform.delta, level, catalogue),
        )
      : []),
    exhaustionSheet(answer, catalogue),
    ...rationingSheets(answer, catalogue),
    notesSheet(answer, bundle, catalogue),
  ];
}

const MONEY_HEADER = [
  ...MEASURES.map((measure) => `${MEASURE_WORDS[measure]}(元)`),
  '预测（预期）10%分位(元)',
  '预测（预期）90%分位(元)',
  '还将发生（预期）10%分位(元)',
  '还将发生（预期）90%分位(元)',
].map((text) => ({ text, kind: 'number' as const, width: 20 }));

function moneyCells(figures: Figures): (string | null)[] {
  const { stillToCome } = figures;
  const { expected } = figures.forecast;
  return [
    ...MEASURES.map((measure) => number(sumOf(figures, measure)?.amount ?? null)),
    number(expected?.p10 ?? null),
    number(expected?.p90 ?? null),
    number(stillToCome?.p10 ?? null),
    number(stillToCome?.p90 ?? null),
  ];
}

/** Without zeros at its end, as a spreadsheet writes a number. */
export function number(amount: string | null): string | null {
  return amount === null ? null : amount.replace(/\.?0+$/, '');
}

function totalsSheet({ ladder, reform }: ExposureAnswer): Sheet {
  const rowsOf = (own: Ladder, law: string) => [
    ...LEVELS.map((level) => [
      law,
      LEVEL_WORDS[level],
      ...moneyCells(own.of((place) => place.level === level)),
    ]),
    [law, '合计', ...moneyCells(own.total())],
  ];
  return {
    name: '合计',
    header: [{ text: '方案', width: 30 }, { text: '级次' }, ...MONEY_HEADER],
    rows: [
      ...rowsOf(ladder, '现有规则'),
      ...(reform ? [...rowsOf(reform.ladder, reform.name), ...rowsOf(reform.delta, '增减')] : []),
    ],
    freeze: true,
  };
}

/** One row a fund, document and rule; of districts also a district. The last row is their sum. */
function levelSheet(name: string, ladder: Ladder, level: Level, catalogue: Catalogue): Sheet {
  const names = namesOf(catalogue);
  const rows = ladder
    .grouped(({ level: own, region, fund, document, rule }) =>
      own === level
        ? JSON.stringify([level === 'district' ? region : null, fund, document, rule])
        : null,
    )
    .map(({ place: { region, fund, document, rule }, figures }) => [
      ...(level === 'district' ? [names.region(region)] : []),
      fund,
      names.documentNo(document),
      names.document(document),
      names.clause(rule),
      rule,
      names.rule(rule),
      ...moneyCells(figures),
    ]);
  const total = ladder.of((place) => place.level === level);
  const texts = ['专项资金', '文号', '文件', '条款', '规则编号', '名称'].map((text) => ({ text }));
  const header = [
    ...(level === 'district' ? [{ text: '管理归属' }] : []),
    ...texts,
    ...MONEY_HEADER,
  ];
  const blank = Array.from({ length: header.length - MONEY_HEADER.length - 1 }, () => null);
  return { name, header, rows: [...rows, ['合计', ...blank, ...moneyCells(total)]], freeze: true };
}

function exhaustionSheet({ exhaustion }: ExposureAnswer, catalogue: Catalogue): Sheet {
  const names = namesOf(catalogue);
  const kinds = ['年初', '追加', '调减', '结转', '上级转移'] as const;
  const money = (text: string) => ({ text: `${text}(元)`, kind: 'number' as const, width: 20 });
  return {
    name: '用尽',
    header: [
      ...['专项资金', '级次', '管理归属'].map((text) => ({ text })),
      money('安排'),
      ...kinds.map((kind) => money(`其中${kind}`)),
      ...['支付', '尚待支付（预期）', '余额（预期）'].map(money),
      { text: '用尽的可能', kind: 'number' },
      ...['用尽月份', '最早（10%）', '最晚（90%）', '主要去向'].map((text) => ({ text })),
    ],
    rows: exhaustion.map((budget) => [
      budget.fund,
      LEVEL_WORDS[budget.level],
      names.region(budget.region),
      number(formatYuan(budget.appropriated)),
      ...kinds.map((kind) => number(formatYuan(budget.orders[kind]))),
      number(formatYuan(budget.paid)),
      number(formatYuan(budget.toCome)),
      number(formatYuan(budget.appropriated - budget.paid - budget.toCome)),
      String(budget.probability),
      budget.month,
      budget.p10,
      budget.p90,
      budget.drivers
        .map(({ rule, fen }) => `${names.rule(rule) ?? '未归入规则'} ${formatYuan(fen)}`)
        .join('；'),
    ]),
    freeze: true,
  };
}

/** Where a fund is rationed under the law as it is or as a reform has it, how its claims are met. */
function rationingSheets({ rationing, reform, question }: ExposureAnswer, catalogue: Catalogue) {
  const names = namesOf(catalogue);
  const rows = [
    ...rationing.budgets.map((budget) => ({ law: '现有规则', budget })),
    ...(reform?.rationing.budgets ?? []).map((budget) => ({ law: reform?.name ?? '', budget })),
  ].map(({ law, budget: { fund, level, region, how, available, claimed, met, short } }) => [
    ...[law, fund, LEVEL_WORDS[level], names.region(region), WAY_WORDS[how]],
    ...[available, claimed.fen, claimed.p10, claimed.p90, met.fen, met.p10, met.p90].map((fen) =>
      number(formatYuan(fen)),
    ),
    ...[short.fen, short.p10, short.p90].map((fen) => number(formatYuan(fen))),
    how === 'queue' ? String(question.year + 1) : null,
  ]);
  if (rows.length === 0) return [];
  const three = (text: string) => [text, `${text}10%分位`, `${text}90%分位`];
  const sheet: Sheet = {
    name: '核减',
    header: [
      ...['方案', '专项资金', '级次', '管理归属', '办法'].map((text) => ({ text })),
      ...['可用', ...three('尚待批复'), ...three('可满足'), ...three('不足')].map((text) => ({
        text: `${text}(元)`,
        kind: 'number' as const,
        width: 20,
      })),
      { text: '转入年度' },
    ],
    rows,
    freeze: true,
  };
  return [sheet];
}

function notesSheet(answer: ExposureAnswer, bundle: string, catalogue: Catalogue): Sheet {
  const { question, simulated, reform, findings } = answer;
  const { year, asOf, knownAt, city, baseline, draws, seed, drafts, readings } = question;
  const chosen = Object.entries(readings).map((pair) => pair.join('='));
  return {
    name: '说明',
    header: [
      { text: '项目', width: 20 },
      { text: '内容', width: 100 },
    ],
    rows: [
      ['预算年度', String(year)],
      ['城市', city === 'jinan' ? '济南' : '青岛'],
      ['判断日', asOf],
      ['所知日', knownAt],
      ['口径', BASELINE_WORDS[baseline]],
      ['征求意见稿', drafts ? '计入' : '不计'],
      ['读法', chosen.length > 0 ? chosen.join('；') : '默认'],
      ['抽样次数', String(draws)],
      ['种子', seed],
      ['改革方案', reform?.name ?? null],
      ['数据性质', simulated ? '据模拟数据，不可作预算依据' : '据上报数据'],
      ['规则与付款不符之处', `${findings.length} 处，仍计入合计`],
      ...notesOf(answer, catalogue)
        .filter(({ code }) => code !== 'simulated')
        .map(({ zh, named }) => [
          '提示',
          named.length === 0 ? zh : `${zh}${named.map(({ name }) => name).join('；')}`,
        ]),
      ['结果编号', bundle],
      ['安排', '本预算年度的年初、追加、调减、结转与上级转移之和'],
      ['批复', '日期在本预算年度内的批复'],
      ['支付', '本预算年度的拨付，已扣退回'],
      [
        '或有',
        '已发生、应在本预算年度支付而尚未批复的；上限按文本最高，预期按历来批复的概率、比例和快慢',
      ],
      ['逾期未批', '往年已到期、尚未批复而仍可能批复的；预期为在本预算年度批复的部分'],
      ['预测', '尚未发生或尚未入库的事实将带来的；均值，另列抽样的10%与90%分位，分位不可相加'],
      ['还将发生', '或有、逾期未批与预测的预期数之和，分位取自同一组抽样'],
    ],
    freeze: true,
  };
}
