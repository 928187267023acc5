import { isoDay, pad, yearOfDay } from './calendar.ts';
import { inYuan } from './money-text.ts';
import { amountOf, type Payment } from './payments.ts';
import { regionText } from './units.ts';

const LINES = 200;

/** The rows of `subsidy-payouts`: a voucher for each day and fund, up to so many lines. */
export function* payoutRows(payments: readonly Payment[]): Generator<string[]> {
  let batch = '';
  let voucher = 0;
  let line = 0;
  for (const payment of payments) {
    const { approval, day } = payment;
    const { programme, fact } = approval.cause;
    const own = `${day} ${programme.fund}`;
    if (own !== batch || line === LINES) {
      voucher++;
      line = 0;
      batch = own;
    }
    line++;
    const amount = amountOf(payment);
    yield [
      `模拟支${yearOfDay(day)}${pad(voucher, 7)}`,
      String(line),
      approval.number,
      programme.number,
      programme.clause,
      fact.unit.name,
      fact.unit.code,
      regionText(fact.unit, day),
      inYuan(amount),
      inYuan(payment.province),
      inYuan(payment.city),
      inYuan(payment.district),
      isoDay(day),
      String(yearOfDay(day)),
      programme.fund,
      programme.account,
      amount < 0 ? `退回：${programme.purpose}` : programme.purpose,
      programme.voucher ?? '',
    ];
  }
}
