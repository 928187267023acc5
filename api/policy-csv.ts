import type { Library } from '../targets/library.ts';
import type { Entry, PolicyPage } from '../targets/library/page.ts';
import {
  BASIS_WORDS,
  FORM_WORDS,
  KIND_WORDS,
  LEFT_OUT_WORDS,
  STATUS_WORDS,
  STRENGTH_WORDS,
} from '../targets/library/words.ts';
import { VERDICT_WORDS } from '../targets/wording.ts';
import type { Cell } from './csv.ts';

/** What a download was made from; the last three cells of each line. */
export interface Origin {
  readonly asOf: string;
  readonly knownAt: string;
  readonly bundle: string;
}

const ORIGIN = ['判断日', '所知日', '结果编号'];
const CITIES = { jinan: '济南', qingdao: '青岛' } as const;
const yes = (value: boolean) => (value ? '是' : '否');

export const LIBRARY_HEADER = [
  '文件编号',
  '文号',
  '文件',
  '城市',
  '适用地区',
  '类别',
  '发文机关',
  '成文日期',
  '有效期起',
  '有效期止',
  '有效期依据',
  '征求意见稿',
  '状态',
  '被何文件替代',
  '已列目标数',
  '未列表述数',
  '未列目标的原因',
  ...ORIGIN,
];

export function libraryLines({ documents }: Library, { asOf, knownAt, bundle }: Origin): Cell[][] {
  return documents.map((policy) => [
    policy.id,
    policy.number,
    policy.title,
    CITIES[policy.city],
    policy.regionName,
    KIND_WORDS[policy.kind].zh,
    policy.issuers.join('、'),
    policy.issued,
    policy.validFrom,
    policy.validTo,
    BASIS_WORDS[policy.validBasis].zh,
    yes(policy.draft),
    STATUS_WORDS[policy.status].zh,
    policy.supersededBy?.number ?? policy.supersededBy?.title ?? null,
    policy.goals,
    policy.leftOut,
    policy.nothing,
    asOf,
    knownAt,
    bundle,
  ]);
}

export const PAGE_HEADER = [
  '文件编号',
  '文号',
  '文件',
  '征求意见稿',
  '文件状态',
  '条款',
  '原文',
  '处理',
  '不列原因',
  '目标编号',
  '目标',
  '指标',
  '形式',
  '要求',
  '比较',
  '数值',
  '下限',
  '上限',
  '单位',
  '截止日期',
  '力度',
  '力争',
  '地区',
  '结论',
  '相近目标',
  '读法',
  ...ORIGIN,
];

/**
 * A line for each goal, or one that says why there is none, in the order of the clauses; then one for
 * each statement that is left out.
 */
export function pageLines(
  { document, clauses, leftOut }: PolicyPage,
  { asOf, knownAt, bundle }: Origin,
): Cell[][] {
  const head = [
    document.id,
    document.number,
    document.title,
    yes(document.draft),
    STATUS_WORDS[document.status].zh,
  ];
  const goals = clauses.flatMap(({ fragments }) => fragments.flatMap((one) => one.goals));
  const blanks = (count: number): null[] => Array.from({ length: count }, () => null);
  const { nothing } = document;
  return [
    ...(nothing === null ? [] : [[...head, ...blanks(2), '没有目标', ...blanks(17), nothing]]),
    ...goals.map((entry) => [...head, ...goalCells(entry)]),
    ...leftOut.map(({ clause, evidence, reason, note }) => [
      ...[...head, clause, evidence, '不列为目标', LEFT_OUT_WORDS[reason].zh],
      ...[...blanks(16), note],
    ]),
  ].map((line) => [...line, asOf, knownAt, bundle]);
}

function goalCells({ target, requirement, indicatorName, regions, compare }: Entry): Cell[] {
  return [
    target.clause,
    target.evidence,
    '列为目标',
    null,
    target.id,
    target.title,
    indicatorName,
    FORM_WORDS[target.form].zh,
    requirement.zh,
    target.comparator,
    target.value,
    target.low,
    target.high,
    target.unit,
    target.deadline,
    STRENGTH_WORDS[target.strength].zh,
    yes(target.aspirational),
    regions.map(({ name }) => name).join('、'),
    regions.map(({ name, verdict }) => `${name}：${VERDICT_WORDS[verdict].zh}`).join('；'),
    compare.map(({ id }) => id).join('；') || null,
    target.note,
  ];
}
