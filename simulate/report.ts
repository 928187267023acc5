import { isScaled, type Anchor, type Plan } from './anchors.ts';
import { dayOf, yearOfDay } from './calendar.ts';
import { isValidOn, type Certificate } from './certificates.ts';
import { amountOf, type Payment } from './payments.ts';
import type { Figure } from './series.ts';
import type { Turnover } from './turnover.ts';

const FEN_PER_100_MILLION = 10_000_000_000n;

/**
 * The totals of what was simulated beside what is published, counted anew from the rows' own
 * facts and not from the plan.
 */
export function anchorsOf(options: {
  readonly plan: Plan;
  readonly turnover: Turnover;
  readonly certificates: readonly Certificate[];
  readonly payments: readonly Payment[];
}): Anchor[] {
  const { plan, turnover, certificates, payments } = options;
  const aids = payments.filter(({ approval }) => approval.planned);
  const inYear = (year: number) => aids.filter(({ day }) => yearOfDay(day) === year);
  const count = isScaled(plan) ? 'scaled' : null;
  const stock = plan.stock.slice(1);
  return [
    ...plan.turnover.map((figure) =>
      anchor(figure, {
        ...TURNOVER,
        simulated: inHundredMillions(turnover.ofCity(figure.year)),
        basis: null,
      }),
    ),
    ...stock.map((figure) =>
      anchor(figure, {
        ...STOCK,
        simulated: String(validIn(certificates, figure.year)),
        basis: count,
      }),
    ),
    ...plan.added.map((figure) =>
      anchor(figure, {
        ...ADDED,
        simulated: String(firstIn(certificates, figure.year)),
        basis: count,
      }),
    ),
    ...plan.subsidisedFirms.map((figure) => {
      const firms = new Set(inYear(figure.year).map(({ approval }) => approval.cause.fact.unit));
      return anchor(figure, { ...SUBSIDISED, simulated: String(firms.size), basis: count });
    }),
    ...plan.subsidyPaid.map((figure) => {
      const paid = inYear(figure.year).reduce((sum, payment) => sum + amountOf(payment), 0);
      return anchor(figure, { ...PAID, simulated: inHundredMillions(paid), basis: count });
    }),
  ];
}

interface Counted {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly note: string;
  readonly simulated: string;
  readonly basis: 'scaled' | null;
}

const TURNOVER = {
  indicator: 'tech_contract_turnover',
  name: '技术合同成交额',
  unit: '亿元',
  note: '卖方在本市、在本市登记的合同（有效与变更，不含解除）合同成交额之和，按认定登记日期计年',
};
const STOCK = {
  indicator: 'high_tech_firms',
  name: '有效高新技术企业数',
  unit: '家',
  note: '12月31日证书有效的企业数，含迁入，不含迁出、取消和到期',
};
const ADDED = {
  indicator: 'high_tech_firms_added',
  name: '新认定高新技术企业数',
  unit: '家',
  note: '当年发证的首次认定企业数，不含重新认定和迁入',
};
const SUBSIDISED = {
  indicator: 'rd_subsidy_firms',
  name: '获企业研发财政补助的企业数',
  unit: '家',
  note: '当年支付企业研究开发财政补助的企业数',
};
const PAID = {
  indicator: 'rd_subsidy_paid',
  name: '企业研发财政补助额',
  unit: '亿元',
  note: '当年支付的企业研究开发财政补助，省市两级合计',
};

function anchor(figure: Figure, counted: Counted): Anchor {
  const { indicator, name, unit, note, simulated, basis } = counted;
  const { published, year } = figure;
  return {
    indicator,
    name,
    year,
    unit,
    published: published?.value ?? null,
    simulated,
    basis: basis ?? figure.basis,
    bound: published?.bound ?? null,
    publisher: published?.publisher ?? null,
    note,
  };
}

function validIn(certificates: readonly Certificate[], year: number): number {
  const end = dayOf(year, 12, 31);
  return new Set(certificates.filter((each) => isValidOn(each, end)).map(({ unit }) => unit)).size;
}

function firstIn(certificates: readonly Certificate[], year: number): number {
  return certificates.filter(
    ({ kind, issued }) => kind === '首次认定' && yearOfDay(issued) === year,
  ).length;
}

/** Fen as 亿元, exactly. */
function inHundredMillions(fen: number): string {
  const whole = BigInt(fen) / FEN_PER_100_MILLION;
  const rest = String(BigInt(fen) % FEN_PER_100_MILLION)
    .padStart(10, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
