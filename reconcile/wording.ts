import type { Finding } from './finding.ts';

/** What each finding is called. */
export const FINDING_WORDS: Record<Finding, { readonly zh: string; readonly en: string }> = {
  agrees: { zh: '相符', en: 'agrees' },
  differs: { zh: '不符', en: 'differs' },
  onlyDerived: { zh: '只有推算数', en: 'derived only' },
  onlyReported: { zh: '只有公布数', en: 'reported only' },
  cannotTell: { zh: '无法判断', en: 'cannot tell' },
};
