import type { City } from './places.ts';

const FIRST = [...'华泉鲁海岳齐泰恒瑞博明远盛嘉宏信智科创新诚安润康天正德中凯金同力汇众丰晟光启'];
const SECOND = [...'维达兴通源能辰为锐川禾晶芯云图联腾航峰林涛洋济河山城景程朗逸卓佳韵成美乐格森'];
const THIRD = [...'思特尔克纳迪亚诺普比森欧益邦美微顿玛宝伦辉莱科托佰可盟铭奇瓴沃弘语默澜泽尚易'];
const COMBINATIONS = FIRST.length * SECOND.length * THIRD.length;

const BEFORE: Readonly<Record<City, readonly string[]>> = {
  jinan: ['济南', '山东', '泉城', '齐鲁'],
  qingdao: ['青岛', '山东', '胶东', '岛城'],
};

/** A made-up trade name; different serials give different names. */
export function tradeName(city: City, serial: number): string {
  const round = Math.floor(serial / COMBINATIONS);
  const before = BEFORE[city];
  const again = Math.floor(round / before.length);
  return `${before[round % before.length]}${syllables(serial)}${again === 0 ? '' : `第${again + 1}`}`;
}

/** Three characters of a made-up name, the same again after so many combinations. */
export function syllables(serial: number): string {
  const mixed = (serial * 7919) % COMBINATIONS;
  const rest = Math.floor(mixed / FIRST.length);
  const parts = [
    FIRST[mixed % FIRST.length],
    SECOND[rest % SECOND.length],
    THIRD[Math.floor(rest / SECOND.length)],
  ];
  return parts.join('');
}

/** What research is about; contracts, events and projects are named after it. */
export const SUBJECTS = [
  '工业机器人视觉检测',
  '高性能碳纤维复合材料',
  '量子密钥分发终端',
  '海洋牧场智能装备',
  '肿瘤早筛试剂',
  '轨道交通能量回收',
  '氢燃料电池电堆',
  '耐盐碱小麦新品种',
  '大模型知识检索',
  '城市内涝预警',
  '重型汽车线控底盘',
  '功率半导体封装',
  '海水淡化反渗透膜',
  '中药经典名方制剂',
  '卫星遥感影像解译',
  '钢渣资源化利用',
  '智能家电语音交互',
  '污泥低碳干化',
  '超算并行求解器',
  '电网故障录波分析',
] as const;

/** The eight fields of the recognition measures for high-tech firms. */
export const FIELDS = [
  '电子信息',
  '生物与新医药',
  '航空航天',
  '新材料',
  '高技术服务',
  '新能源与节能',
  '资源与环境',
  '先进制造与自动化',
] as const;
