/** A trade: GB/T 4754 code, the words of a firm's name, tags, and how common it is. */
export interface Industry {
  readonly code: string;
  readonly words: string;
  readonly tags: string;
  readonly weight: number;
  readonly research: number;
  /** Industry counted in 规上工业. */
  readonly industrial: boolean;
}

const industry = (
  code: string,
  words: string,
  tags: string,
  weight: number,
  research: number,
): Industry => ({ code, words, tags, weight, research, industrial: /^[BCD]/.test(code) });

export const INDUSTRIES: readonly Industry[] = [
  industry('I6513', '软件', '十大千亿产业', 12, 2.5),
  industry('I6531', '信息系统', '人工智能；十大千亿产业', 5, 2.5),
  industry('I6560', '人工智能', '人工智能', 2, 3.5),
  industry('C3989', '量子技术', '量子', 0.5, 4),
  industry('C3973', '集成电路', '十大千亿产业', 1, 3.5),
  industry('C3612', '汽车零部件', '十大千亿产业', 4, 1.5),
  industry('C3429', '智能装备', '十大千亿产业', 6, 2),
  industry('C2720', '医药', '十大千亿产业', 2, 2.5),
  industry('C3581', '医疗器械', '十大千亿产业', 2, 2.2),
  industry('C3062', '复合材料', '十大千亿产业', 3, 2),
  industry('C3130', '钢铁', '十大千亿产业', 2, 0.8),
  industry('C3871', '照明电器', '', 2, 1),
  industry('C3737', '海洋工程装备', '海洋', 1.5, 2.2),
  industry('A0411', '海水养殖', '海洋', 1.5, 0.5),
  industry('M7320', '工程技术', '', 8, 2),
  industry('M7340', '生物科技', '十大千亿产业', 3, 2.5),
  industry('M7512', '检测技术', '', 4, 1.5),
  industry('N7721', '环保科技', '', 5, 1.5),
  industry('D4415', '新能源', '十大千亿产业', 3, 1.5),
  industry('E4910', '建筑安装', '', 8, 0.3),
  industry('F5179', '贸易', '', 14, 0.05),
  industry('G5920', '物流', '十大千亿产业', 6, 0.1),
  industry('L7249', '咨询服务', '', 9, 0.2),
];
