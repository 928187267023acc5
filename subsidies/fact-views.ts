import { readEventAttribute } from '../reference/event-attribute.ts';
import { loadEventTypes } from '../reference/event-types.ts';

export type ColumnKind =
  'choice' | 'flag' | 'money' | 'number' | 'date' | 'region' | 'text' | 'texts';

/** A column that conditions, bases and caps can name. */
export interface FactColumn {
  readonly name: string;
  readonly zh: string;
  readonly kind: ColumnKind;
  /** SQL over the row `f` of the fact, with the beneficiary's registered unit beside it. */
  readonly sql: string;
  /** For a choice: what is written in a rule, and what stands in the data. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The words that data can hold, where the source declares them. */
  readonly words?: readonly string[];
  /** In the register of units, and so not part of what was reported as the fact. */
  readonly register?: boolean;
}

export interface FactView {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** The file of subsidies/facts that it reads; `none` has none. */
  readonly model: string | null;
  /** SQL of the day, the key of the fact, and by role the code, region and kind of the beneficiary. */
  readonly date: string;
  readonly fact: string;
  readonly roles: Readonly<Record<string, Beneficiary>>;
  readonly columns: ReadonlyMap<string, FactColumn>;
  /** SQL that every row of the view meets. */
  readonly only?: string;
}

/** SQL over the row `f` of who is paid. */
export interface Beneficiary {
  readonly code: string;
  readonly region: string | null;
  readonly kind: string | null;
}

const LEVELS = { national: '国家级', provincial: '省级', municipal: '市级', district: '区县级' };
const CLASSES = {
  development: '技术开发',
  transfer: '技术转让',
  licence: '技术许可',
  consulting: '技术咨询',
  service: '技术服务',
};
/** What rules call the kinds of unit that registers write. */
export const UNIT_KINDS = {
  enterprise: '企业',
  university: '高等院校',
  institute: '科研院所',
  hospital: '医院',
  cooperative: '合作社',
  team: '团队',
  person: '个人',
  other: '其他',
};
/** A kind of unit as registers write it. */
export function kindWord(kind: string): string {
  return kind === 'government' ? '政府' : UNIT_KINDS[kind as keyof typeof UNIT_KINDS];
}

const SIZES = { large: '大型', medium: '中型', small: '小型', micro: '微型' };

const column = (
  name: string,
  zh: string,
  kind: ColumnKind,
  sql: string,
  more: Partial<FactColumn> = {},
): FactColumn => ({ name, zh, kind, sql, ...more });

/** Columns of the register of units, on the day of the fact. */
const OF_UNIT: readonly FactColumn[] = [
  column('unit_kind', '单位类型', 'choice', 'f.u_kind', { choices: UNIT_KINDS, register: true }),
  column('unit_size', '企业规模', 'choice', 'f.u_size', { choices: SIZES, register: true }),
  column('sme', '中小微企业', 'flag', 'f.u_sme', { register: true }),
  column('above_scale', '是否规上', 'flag', 'f.u_above_scale', { register: true }),
  column('four_up_category', '四上类别', 'text', 'f.u_four_up_category', { register: true }),
  // Few units carry a tag, so that none is presumed of a unit that is not registered.
  column('industry_tag', '产业标签', 'texts', 'f.u_industry_tags'),
  column('founded_on', '成立日期', 'date', 'f.u_founded_on', { register: true }),
];

function view(
  entry: Omit<FactView, 'columns'> & { readonly columns: readonly FactColumn[] },
  withUnit = true,
): FactView {
  const date = column('date', '日期', 'date', entry.date);
  const all = [date, ...entry.columns, ...(withUnit ? OF_UNIT : [])];
  return { ...entry, columns: new Map(all.map((each) => [each.name, each])) };
}

const anyRole = (beneficiary: Beneficiary) => ({ '*': beneficiary });
const OWN = { code: 'f.code', region: 'f.region', kind: null };

const contracts = view({
  name: 'contract_registered',
  zh: '技术合同认定登记',
  en: 'Registered technology contract',
  model: 'contract',
  date: 'f.date',
  fact: 'f.fact_id',
  roles: {
    seller: { code: 'f.seller_code', region: 'f.seller_region', kind: 'f.seller_kind' },
    buyer: { code: 'f.buyer_code', region: 'f.buyer_region', kind: 'f.buyer_kind' },
    broker: { code: 'f.broker_code', region: null, kind: null },
    registrar: { code: 'f.registrar_code', region: null, kind: null },
  },
  columns: [
    column('class', '合同类别', 'choice', 'f.class', { choices: CLASSES }),
    column('amount', '合同成交额', 'money', 'f.amount_fen'),
    column('technical_amount', '技术交易额', 'money', 'f.technical_amount_fen'),
    column('tax_exempt_amount', '免税技术交易额', 'money', 'f.tax_free_amount_fen'),
    column('increment_amount', '合同成交额的增值部分', 'money', 'f.increase_fen'),
    column('publicly_funded', '是否财政资金购买', 'flag', 'f.publicly_funded'),
    column('buyer_sme', '买方是否中小微', 'flag', 'f.buyer_small'),
    column('seller_kind', '卖方类型', 'choice', 'f.seller_kind', { choices: UNIT_KINDS }),
    column('buyer_kind', '买方类型', 'choice', 'f.buyer_kind', { choices: UNIT_KINDS }),
    column('seller_place', '卖方所在', 'region', 'f.seller_region'),
    column('buyer_place', '买方所在', 'region', 'f.buyer_region'),
    column('applied_in', '成果转化地', 'region', 'f.applied_in'),
    column('previous_registration_no', '前次转让登记编号', 'text', 'f.previous_registration_no'),
  ],
});

const recognitions = view({
  name: 'recognition_granted',
  zh: '高新技术企业认定、迁入',
  en: 'High-tech firm recognised or moved in',
  model: 'recognition',
  date: 'f.date',
  fact: 'f.fact_id',
  roles: anyRole({ ...OWN, kind: `'企业'` }),
  columns: [
    column('recognition_type', '认定类型', 'text', 'f.recognition_type', {
      words: ['首次认定', '重新认定', '迁入'],
    }),
    column('above_scale_industry', '是否规上工业', 'flag', 'f.above_scale_industry'),
    column('provincial_pool_on', '省培育库入库日期', 'date', 'f.provincial_pool_on'),
    column('moved_in_while_valid', '有效期内迁入', 'flag', 'f.moved_in_while_valid'),
    column('technology_field', '技术领域', 'text', 'f.technology_field'),
  ],
});

const research = view({
  name: 'rd_reported',
  zh: '研发费用年度数据',
  en: 'R&D spending of a year',
  model: 'rd',
  date: 'f.date',
  fact: 'f.fact_id',
  roles: anyRole({ ...OWN, kind: 'f.kind' }),
  columns: [
    column('data_source', '数据来源', 'text', 'f.data_source', { words: ['研发统计', '加计扣除'] }),
    column('in_statistics', '是否纳入研发统计', 'flag', 'f.in_statistics'),
    column('reported', '是否报送', 'flag', 'f.reported'),
    column('rd_expense', '研发费用', 'money', 'f.rd_fen'),
    column('previous_rd_expense', '上年度研发费用', 'money', 'f.previous_rd_fen'),
    column('basic_research', '其中基础研究', 'money', 'f.basic_research_fen'),
    column('super_deduction', '加计扣除费用', 'money', 'f.super_deduction_fen'),
    column(
      'previous_super_deduction',
      '上年度加计扣除费用',
      'money',
      'f.previous_super_deduction_fen',
    ),
    column('sales', '销售收入', 'money', 'f.sales_fen'),
    column('main_revenue', '主营业务收入', 'money', 'f.main_revenue_fen'),
  ],
});

const payouts = view({
  name: 'payout_made',
  zh: '资金拨付',
  en: 'Payment made',
  model: 'payout',
  date: 'f.date',
  fact: 'f.fact_id',
  roles: anyRole(OWN),
  columns: [
    column('document_no', '政策文号', 'text', 'f.document_no'),
    column('clause', '条款', 'text', 'f.clause'),
    column('amount', '支付金额', 'money', 'f.amount_fen'),
    column('province_amount', '其中省级', 'money', 'f.province_fen'),
    column('city_amount', '其中市级', 'money', 'f.city_fen'),
    column('district_amount', '其中区县级', 'money', 'f.district_fen'),
    column('cause_event_type', '事由的事项类别', 'text', 'f.cause_event_type'),
    column('cause_grade', '事由的等次', 'text', 'f.cause_grade'),
    column('fund', '专项资金', 'text', 'f.fund'),
    column('voucher_kind', '券种', 'text', 'f.voucher_kind'),
  ],
});

const quotas = view(
  {
    name: 'quota_result',
    zh: '区县年度任务完成情况',
    en: 'A district’s quota and what it reached',
    model: 'quota',
    date: 'f.date',
    fact: 'f.fact_id',
    roles: { district: { code: 'f.region', region: 'f.region', kind: `'政府'` } },
    columns: [
      column('indicator', '指标', 'text', 'f.indicator'),
      column('quota', '任务数', 'number', 'f.quota'),
      column('first_recognised', '当年首次认定数', 'number', 'f.first_recognised'),
      column('first_and_moved_in', '当年首次认定和迁入数', 'number', 'f.first_and_moved_in'),
      column('all_recognised', '当年全部认定数', 'number', 'f.all_recognised'),
      column('valid_stock', '年末有效数', 'number', 'f.valid_stock'),
    ],
  },
  false,
);

const scale = view({
  name: 'entered_above_scale',
  zh: '首次纳入规上',
  en: 'First entry into the above-scale register',
  model: 'above-scale',
  date: 'f.date',
  fact: 'f.fact_id',
  roles: anyRole({ ...OWN, kind: 'f.kind' }),
  columns: [column('earlier_known', '此前有登记', 'flag', 'f.earlier_known')],
});

const none = view(
  {
    name: 'none',
    zh: '没有逐项事实',
    en: 'No row-level facts',
    model: null,
    date: 'NULL',
    fact: 'NULL',
    roles: {},
    columns: [],
  },
  false,
);

const events = loadEventTypes().map((type) =>
  view({
    name: `event:${type.type}`,
    zh: type.type,
    en: type.type,
    model: 'event',
    date: 'f.date',
    fact: 'f.fact_id',
    roles: anyRole(OWN),
    only: `f.event_type = '${type.type}'`,
    columns: [
      column('level', '级别', 'choice', 'f.level', { choices: LEVELS }),
      column(
        'grade',
        '等次',
        'text',
        'f.grade',
        type.grades.length > 0 ? { words: type.grades } : {},
      ),
      column('amount', type.amountMeans || '金额', 'money', 'f.amount_fen'),
      column('related_code', '关联单位代码', 'text', 'f.related_code'),
      column('related_event_no', '关联事项编号', 'text', 'f.related_event_no'),
      column('end_date', '结束日期', 'date', 'f.end_date'),
      ...type.attributes.map(attributeColumn),
    ],
  }),
);

function attributeColumn(declared: string): FactColumn {
  const { heading, choices, unit } = readEventAttribute(declared);
  const text = `f.attributes['${heading}']`;
  if (choices.join() === '是,否') {
    return column(
      heading,
      heading,
      'flag',
      `CASE ${text} WHEN '是' THEN true WHEN '否' THEN false END`,
    );
  }
  if (unit === '元') {
    return column(
      heading,
      heading,
      'money',
      `CAST(TRY_CAST(${text} AS DECIMAL(38, 2)) * 100 AS HUGEINT)`,
    );
  }
  if (unit !== undefined) {
    const digits = unit === '%' ? `rtrim(${text}, '%％')` : text;
    return column(heading, heading, 'number', `TRY_CAST(${digits} AS DECIMAL(38, 10))`);
  }
  return column(heading, heading, 'text', text, choices.length > 0 ? { words: choices } : {});
}

/** A column as a number: words are read as one, and are null where they are none. */
export function numberSql({ kind, sql }: FactColumn): string {
  return kind === 'text' ? `TRY_CAST(${sql} AS DECIMAL(38, 10))` : sql;
}

/** Every view that a rule can read, by name. */
export const FACT_VIEWS: ReadonlyMap<string, FactView> = new Map(
  [contracts, recognitions, research, payouts, quotas, scale, none, ...events].map((each) => [
    each.name,
    each,
  ]),
);

/** How a role takes its beneficiary from the view; undefined where the view has no such role. */
export function beneficiaryOf(
  { roles, model }: FactView,
  { role, party }: Paid,
): Beneficiary | undefined {
  if (party === 'related') return model === 'event' ? RELATED : undefined;
  return roles[role] ?? roles['*'];
}

/** Whom a rule pays. */
export interface Paid {
  readonly role: string;
  readonly party?: 'related' | undefined;
}

const RELATED: Beneficiary = { code: 'f.related_code', region: null, kind: null };
