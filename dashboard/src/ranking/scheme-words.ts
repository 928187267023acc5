import type { Language } from '../language/language.ts';
import { percent } from '../language/number.ts';
import { titleOf, type SchemeVersion } from './answer.ts';

type Item = SchemeVersion['items'][number];

/** How an item is scored, in words. */
export function scoringWords({ scoring, perHead }: Item, language: Language): string {
  const zh = language === 'zh';
  const heads = perHead
    ? zh
      ? `除以${perHead.title}，乘以 ${perHead.times}；`
      : `Divided by ${lower(perHead.titleEn)}, times ${perHead.times}; `
    : '';
  return heads + own();

  function own(): string {
    switch (scoring.kind) {
      case 'completion': {
        const [floor, cap] = [percent(scoring.floor), percent(scoring.cap)];
        return zh
          ? `完成率，100% 得 100 分，按 ${floor} 至 ${cap} 计`
          : `completion, 100 points at 100%, counted from ${floor} to ${cap}`;
      }
      case 'growth':
        return zh
          ? `比上年同期增长，${scoring.zeroAt}% 得 0 分，${scoring.fullAt}% 得 100 分，其间按比例`
          : `growth over the year before, 0 points at ${scoring.zeroAt}%, 100 at ${scoring.fullAt}%, in proportion between`;
      case 'between':
        return zh
          ? `数值，${scoring.zeroAt} 得 0 分，${scoring.fullAt} 得 100 分，其间按比例`
          : `the figure, 0 points at ${scoring.zeroAt}, 100 at ${scoring.fullAt}, in proportion between`;
      case 'minMax':
        return zh
          ? '最好的单位 100 分，最差的 0 分，其间按比例'
          : '100 points for the best unit, 0 for the worst, in proportion between';
      case 'rankPoints':
        return zh
          ? `按该项位次，第一 ${scoring.first} 分，每低一位减 ${scoring.step} 分，至少 ${scoring.floor} 分`
          : `by place on the item, ${scoring.first} points for the first, ${scoring.step} less for each place, at least ${scoring.floor}`;
    }
  }
}

/** What happens where the figure is missing. */
export function missingWords({ missing }: Item, language: Language): string {
  const zh = language === 'zh';
  switch (missing.rule) {
    case 'leaveOut':
      return zh ? '该项连同权重不计' : 'the item is left out with its weight';
    case 'zero':
      return zh ? '得 0 分（各单位都没有数时不计）' : 'no points, unless no unit has a figure';
    case 'lastKnown':
      return zh
        ? `取最近已知的数，至多往前 ${missing.back} 期`
        : `the last known figure, at most ${missing.back} ${missing.back === 1 ? 'period' : 'periods'} back`;
  }
}

/** Each tier with its bound. */
export function tierWords({ tiers }: SchemeVersion, language: Language): string[] {
  const zh = language === 'zh';
  return tiers.steps.map(({ name, nameEn, limit }) => {
    const own = zh ? name : nameEn;
    if (limit === null) return zh ? `${own}：其余` : `${own}: the rest`;
    switch (tiers.by) {
      case 'score':
        return zh ? `${own}：${limit} 分及以上` : `${own}: ${limit} points or more`;
      case 'rank':
        return zh ? `${own}：第 ${limit} 位及以前` : `${own}: rank ${limit} or better`;
      case 'share':
        return zh
          ? `${own}：位次在前 ${percent(limit)}`
          : `${own}: within the first ${percent(limit)} of ranks`;
    }
  });
}

/** How equal scores are treated. */
export function tieWords({ ties, items }: SchemeVersion, language: Language): string {
  const zh = language === 'zh';
  const named = ties.breakBy.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const by = named.map((item) => titleOf(item, language)).join(zh ? '、' : ', ');
  const rounded = zh
    ? `得分保留 ${ties.places} 位小数，显示多少就按多少排`
    : `Scores have ${ties.places} decimals; what is shown is what is ranked`;
  const parted = by === '' ? '' : zh ? `；同分先比${by}` : `; equal scores are parted by: ${by}`;
  return zh
    ? `${rounded}${parted}；仍相同的并列，其后位次顺延。`
    : `${rounded}${parted}; what is still equal shares a rank, and the next one counts them.`;
}

function lower(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
