import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../core/civil-date.ts';
import { yuan, type Fen } from '../../core/money.ts';

/**
 * The conditions of 《高新技术企业认定管理办法》（国科发火〔2016〕32号）第十一条 that loaded figures can be held
 * against: （一） registered for a year or more, and （五） research over sales of the last three years,
 * at least 5 % with sales of up to 50 million yuan in the last year, 4 % up to 200 million, 3 % above.
 */
export const MEASURES = {
  document: '《高新技术企业认定管理办法》（国科发火〔2016〕32号）',
  documentEn: 'Measures for the recognition of high-tech firms (国科发火〔2016〕32号)',
  registered: {
    clause: '第十一条（一）',
    zh: '申请认定时须注册成立一年以上',
    en: 'registered for a year or more when it applies',
  },
  research: {
    clause: '第十一条（五）',
    zh: '近三个会计年度研究开发费用总额占同期销售收入总额的比例：最近一年销售收入5000万元以下的不低于5%，5000万元至2亿元的不低于4%，2亿元以上的不低于3%',
    en: 'research over sales of the last three financial years: at least 5 % with sales of up to 50 million yuan in the last year, 4 % up to 200 million, 3 % above',
  },
} as const;

/** What the same article asks for and no loaded table has. */
export const UNCHECKED = [
  {
    id: 'property',
    clause: '第十一条（二）',
    zh: '主要产品（服务）核心技术的知识产权',
    en: 'intellectual property in the core technology of its main products',
  },
  {
    id: 'field',
    clause: '第十一条（三）',
    zh: '技术属于《国家重点支持的高新技术领域》',
    en: 'a technology of the fields that the state supports',
  },
  {
    id: 'staff',
    clause: '第十一条（四）',
    zh: '科技人员占职工总数不低于10%',
    en: 'research and technical staff at least 10 % of all',
  },
  {
    id: 'inChina',
    clause: '第十一条（五）',
    zh: '境内研发费用不低于60%',
    en: 'at least 60 % of the research spent in China',
  },
  {
    id: 'income',
    clause: '第十一条（六）',
    zh: '高新技术产品（服务）收入占比不低于60%',
    en: 'at least 60 % of the income from high-tech products',
  },
  {
    id: 'score',
    clause: '第十一条（七）',
    zh: '创新能力评价达到要求',
    en: 'the score of innovative capacity',
  },
  {
    id: 'conduct',
    clause: '第十一条（八）',
    zh: '前一年内未发生重大安全、重大质量事故或严重环境违法行为',
    en: 'no grave accident or offence in the year before',
  },
] as const;

/** A share as thousandths, so that it stays exact. */
const STEPS = [
  { upTo: yuan('50000000'), permille: 50n },
  { upTo: yuan('200000000'), permille: 40n },
] as const;
const ABOVE = 30n;

/** Firms are listed from this part of the share that they need: four fifths. */
const NEAR = { of: 4n, in: 5n } as const;

/** Figures of one firm; sums of up to three years. */
export interface Spending {
  readonly years: number;
  readonly research: Fen;
  readonly sales: Fen;
  readonly lastSales: Fen;
}

export interface ResearchShare {
  /** Thousandths of sales that the article asks for. */
  readonly needed: bigint;
  readonly met: boolean;
  /** Research that is missing in the years looked at; nothing where it is met. */
  readonly short: Fen;
  readonly near: boolean;
}

/** Holds research against what the article asks for. Exact; sales are above zero. */
export function researchShare({ research, sales, lastSales }: Spending): ResearchShare {
  const needed = STEPS.find(({ upTo }) => lastSales <= upTo)?.permille ?? ABOVE;
  const asked = sales * needed;
  const held = research * 1000n;
  const met = held >= asked;
  // A thousandth of a fen is not spent: what is short is rounded up to the fen.
  const short = met ? 0n : (asked - held + 999n) / 1000n;
  return { needed, met, short, near: held * NEAR.in >= asked * NEAR.of };
}

/** Whether a year has passed since a firm was founded; null where the day is not known. */
export function registeredAYear(foundedOn: CivilDate | null, asOf: CivilDate): boolean | null {
  if (foundedOn === null) return null;
  return Temporal.PlainDate.from(foundedOn).add({ years: 1 }).toString() <= asOf;
}
