import { FIRST_YEAR } from './calendar.ts';

/** Who an event can happen to. */
export type Actor =
  | 'firm'
  | 'smallFirm'
  | 'aiFirm'
  | 'team'
  | 'carrier'
  | 'broker'
  | 'university'
  | 'academic'
  | 'hospital';

/** How often a kind of event happens, to whom, and for how much. */
export interface EventPlan {
  /** A year, for every ten thousand firms; at least one, or two where the kind is recent. */
  readonly perYear: number;
  readonly actors: readonly Actor[];
  /** In whole yuan; the lower end is the median of a heavy tail that the upper end cuts off. */
  readonly amount?: readonly [number, number];
  readonly from?: number;
}

const LOAN = {
  perYear: 20,
  actors: ['smallFirm'],
  amount: [3_000_000, 20_000_000],
  from: 2023,
} as const;

const PLANS: Readonly<Record<string, EventPlan>> = {
  技术转移转化服务机构认定: { perYear: 2, actors: ['broker'] },
  大型仪器共享券使用: {
    perYear: 60,
    actors: ['smallFirm', 'smallFirm', 'smallFirm', 'team'],
    amount: [18_000, 900_000],
  },
  专项服务券兑付: {
    perYear: 20,
    actors: ['smallFirm', 'smallFirm', 'team'],
    amount: [12_000, 200_000],
  },
  活动券使用: { perYear: 15, actors: ['carrier', 'broker'] },
  科技企业孵化器认定: { perYear: 3, actors: ['carrier'] },
  众创空间备案: { perYear: 3, actors: ['carrier', 'university'], amount: [800_000, 9_000_000] },
  在孵企业新认定高新技术企业: { perYear: 15, actors: ['carrier'] },
  孵化载体绩效评价: { perYear: 12, actors: ['carrier'] },
  临床医学研究中心认定: { perYear: 1, actors: ['hospital'] },
  海外科技企业孵化器年度扶持: { perYear: 3, actors: ['carrier', 'firm'] },
  海外科技企业研发机构年度扶持: { perYear: 4, actors: ['firm'] },
  科技创新平台认定: { perYear: 12, actors: ['firm', 'firm', 'academic', 'hospital'] },
  人工智能企业流动资金贷款: {
    perYear: 10,
    actors: ['aiFirm'],
    amount: [2_500_000, 10_000_000],
    from: 2020,
  },
  国家项目国拨经费到账: {
    perYear: 5,
    actors: ['firm', 'academic'],
    amount: [1_500_000, 60_000_000],
  },
  首购首用: { perYear: 4, actors: ['firm'], amount: [900_000, 60_000_000], from: 2020 },
  科学技术奖: { perYear: 15, actors: ['firm', 'academic'] },
  大学科技园认定: { perYear: 1, actors: ['university'] },
  概念验证中心绩效评价: { perYear: 2, actors: ['academic'], from: 2022 },
  首次开展研发活动: { perYear: 15, actors: ['firm'], from: 2022 },
  科技创新券使用: { perYear: 50, actors: ['smallFirm'], amount: [25_000, 900_000] },
  青科贷贷款结清: LOAN,
  '投（保）贷贷款结清': LOAN,
  保贷贷款结清: LOAN,
  青科保投保: { perYear: 25, actors: ['firm'], amount: [30_000, 600_000], from: 2022 },
  概念验证平台绩效评价: {
    perYear: 2,
    actors: ['academic', 'firm'],
    amount: [1_200_000, 20_000_000],
    from: 2023,
  },
  概念验证试点平台年度投资: {
    perYear: 1,
    actors: ['academic'],
    amount: [5_000_000, 40_000_000],
    from: 2023,
  },
  科技示范工程立项: { perYear: 2, actors: ['firm'], amount: [12_000_000, 40_000_000], from: 2022 },
  科技示范工程中期评估: { perYear: 2, actors: ['firm'], from: 2023 },
  科技示范工程验收: { perYear: 1, actors: ['firm'], from: 2024 },
  应用场景示范项目: { perYear: 5, actors: ['firm'], amount: [2_000_000, 30_000_000], from: 2021 },
  研发机构科技成果转化绩效评价: {
    perYear: 4,
    actors: ['academic'],
    amount: [3_000_000, 90_000_000],
    from: 2022,
  },
  新型研发机构绩效评价: { perYear: 6, actors: ['academic', 'firm'], from: 2020 },
};

/** The plan of a kind; a kind that the reference gains later happens to firms now and then. */
export function planOf(type: string): EventPlan {
  const actors: readonly Actor[] = /高校|学科|专业|研究生/.test(type) ? ['university'] : ['firm'];
  return PLANS[type] ?? { perYear: 5, actors, amount: [100_000, 5_000_000] };
}

/** How many events of a kind there are in a year of a city of so many firms. */
export function eventsInYear(plan: EventPlan, year: number, firms: number): number {
  const from = plan.from ?? FIRST_YEAR;
  if (year < from) return 0;
  return Math.max(from > 2021 ? 2 : 1, Math.round((plan.perYear * firms) / 10_000));
}
