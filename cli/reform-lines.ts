import type { PresentedExposure } from '../subsidies/exposure/present.ts';
import { VERDICT_WORDS, unitWord } from '../targets/wording.ts';

type Effect = NonNullable<PresentedExposure['reform']>;

/** What a reform means for kinds and sizes of beneficiaries and for the targets that its money serves. */
export function reformLines({ byKind, bySize, targets }: Effect): string[] {
  const { caveat, indicators, undeclared } = targets;
  const traits = (name: string, rows: Effect['byKind']) =>
    rows.map(
      ({ id, delta, winners, losers }) =>
        `${name} ${id ?? '登记未载明'}  增减 ${delta}  多得 ${winners.amount}（${winners.count} 家）  少得 ${losers.amount}（${losers.count} 家）`,
    );
  return [
    ...traits('类型', byKind),
    ...traits('规模', bySize),
    ...indicators.flatMap(({ indicatorName, unit, money, progress, price, paidFor, ...of }) => [
      [
        `目标：${indicatorName}`,
        `当年服务于它的钱 ${money.before} 至 ${money.after}（${money.delta}）`,
        progress.perUnit === null
          ? `每单位进展不能折算（${progress.reason}）`
          : `每单位进展 ${progress.perUnit.before} 至 ${progress.perUnit.after}`,
        paidFor === null
          ? `历史单位成本不能折算（${price.reason}）`
          : `按历史单位成本 ${price.perAdded} 可抵 ${paidFor}${unitWord(unit).zh}`,
      ].join('  '),
      ...of.targets.map(
        ({ target, title, verdict, draft }) =>
          `  ${VERDICT_WORDS[verdict].zh}  ${title}${draft ? '（征求意见稿）' : ''}  ${target}`,
      ),
    ]),
    ...undeclared.map(({ title, delta }) => `没有写明服务于哪项指标：${title}  增减 ${delta}`),
    ...(indicators.length > 0 ? [caveat.zh] : []),
  ];
}
