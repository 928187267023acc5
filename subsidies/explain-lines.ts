import type { Trace } from './explain.ts';

const ANSWERS: Readonly<Record<Trace['answer']['reason'], string>> = {
  due: '应付',
  missingInput: '缺数据，不能算',
  gate: '被门槛挡下',
  stacking: '让与同组另一条',
  nothingLeft: '限额已用完',
  noFacts: '当年没有这类事实',
  conditionNotMet: '条件不符',
  notInForce: '事实不在条款有效期内',
};

/** The trace for a reader at a terminal. */
export function explainLines(trace: Trace): string[] {
  const { rule, answer, facts, gates, parameters, steps, stacking, readings, rows } = trace;
  return [
    `${rule.title}（${rule.documentNo ?? rule.document} ${rule.clause}）`,
    `${trace.beneficiary ?? ''} ${trace.year}：${ANSWERS[answer.reason]}${answer.due === null ? '' : ` ${answer.due} 元`}`,
    '',
    `事实 ${facts.length} 项`,
    ...facts.map(({ fact, date, counts, checks, barredBy, inValidity }) => {
      const why = [
        ...(inValidity ? [] : ['不在有效期内']),
        ...checks
          .filter(({ outcome }) => outcome !== 'met')
          .map(
            ({ zh, outcome, found, expected }) =>
              `${zh} ${OUTCOMES[outcome]}（${found ?? '空'}；须 ${expected ?? '有值'}）`,
          ),
        ...barredBy.map((name) => `门槛 ${name}`),
      ];
      return `  ${counts ? '计' : '不计'}  ${date}  ${fact}  ${why.join('；')}`;
    }),
    '门槛',
    ...gates.map(({ name, title, outcome }) => `  ${GATES[outcome]}  ${name}  ${title}`),
    '参数',
    ...parameters.map(
      ({ name, value, unit, from, evidence, documentNo, clause }) =>
        `  ${name} = ${value} ${unit}（${from} 起；${documentNo ?? ''} ${clause}：“${evidence}”）`,
    ),
    '计算',
    ...steps.map(
      ({ fact, basis, beforeCaps, afterCaps, afterStacking }) =>
        `  ${fact}：基数 ${basis ?? '—'}，限额前 ${beforeCaps ?? '—'}，限额后 ${afterCaps ?? '—'}，叠加后 ${afterStacking ?? '—'}`,
    ),
    ...(stacking.length > 0 ? ['叠加'] : []),
    ...stacking.map(
      ({ title, lostTo }) =>
        `  ${title}：${lostTo.length === 0 ? '保留' : `让与 ${lostTo.map(({ rule: winner, amount }) => `${winner} ${amount}`).join('、')}`}`,
    ),
    ...(readings.length > 0 ? ['读法'] : []),
    ...readings.map(
      ({ switch: name, option, isDefault, question }) =>
        `  ${name} = ${option}${isDefault ? '（默认）' : ''}  ${question}`,
    ),
    '分担与应付',
    ...rows.map(
      ({ fact, shares, payableYear, payableBasis }) =>
        `  ${fact}：省 ${shares?.province ?? '—'}，市 ${shares?.city ?? '—'}，区县 ${shares?.district ?? '—'}；${payableYear} 年${payableBasis === 'assumed' ? '（文中未印，推定）' : ''}`,
    ),
  ];
}

const OUTCOMES = {
  met: '符合',
  notMet: '不符',
  missing: '缺',
  presumed: '未登记，视为符合',
} as const;
const GATES = { passes: '通过', bars: '挡下', notChecked: '未查' } as const;
