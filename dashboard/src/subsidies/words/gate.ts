import { FACT_VIEWS } from '../../../../subsidies/fact-views.ts';
import type { GateCheck } from '../../../../subsidies/mechanisms/gate.ts';
import { columnName, figure, figureOf, said, term, type Wording } from './context.ts';
import { figureInWords } from './figure.ts';
import { testInWords } from './test.ts';

/** What a gate looks at, and when it bars. */
export function gateInWords(wording: Wording, check: GateCheck): string {
  switch (check.by) {
    case 'register':
      return check.words === undefined
        ? said(
            wording,
            '事项日期在信用惩戒等限制期内的，不付',
            'bars whoever is under a sanction of the integrity register on the day of the event',
          )
        : said(
            wording,
            `限制事项或依据写有${check.words.map((word) => `“${word}”`).join('')}之一，且事项日期在限制期内的，不付`,
            `bars whoever is under a sanction for one of: ${check.words.map((word) => `“${word}”`).join(', ')}`,
          );
    case 'zeroRd':
      return zeroRd(wording, check);
    case 'fact':
      return said(
        wording,
        `事项本身属于下列情形的，不付：${setOf(wording, check.when)}`,
        `bars facts with “${setOf(wording, check.when)}”`,
      );
    case 'otherEvent':
      return otherEvent(wording, check);
    case 'times':
      return said(
        wording,
        `按所列 ${check.of.length} 条已得 ${figure(wording, check.most)} 次的，不再付`,
        `bars whoever was paid ${figure(wording, check.most)} times under the rules named (${check.of.length})`,
      );
    case 'notLoaded':
      return said(
        wording,
        '现有数据核不了，只作提示，不自动挡下',
        'nothing that is loaded can tell, so it is shown and bars nobody',
      );
  }
}

function zeroRd(wording: Wording, check: Extract<GateCheck, { by: 'zeroRd' }>): string {
  const span = count(wording, check.years);
  const years = figureInWords({ value: span, unit: 'year' }, wording.language);
  const sources = check.sources.map((source) => term(source, wording.language));
  const silent =
    check.notReported === 'bars'
      ? said(wording, '未报送的同样不付', 'units that did not report are barred too')
      : said(wording, '没有报送记录的不在此列', 'units that did not report pass');
  return said(
    wording,
    `前 ${years}里研发费用（${sources.join('、')}）均为零的，不付；${silent}`,
    `bars whoever reported no R&D (${sources.join(', ')}) in the ${years} before; ${silent}`,
  );
}

function otherEvent(wording: Wording, check: Extract<GateCheck, { by: 'otherEvent' }>): string {
  const event = term(FACT_VIEWS.get(check.event)?.zh ?? check.event, wording.language);
  const other = { ...wording, rule: { ...wording.rule, facts: check.event } };
  const met = setOf(other, check.when);
  const least = check.atLeast === undefined ? null : count(wording, check.atLeast);
  const span =
    check.within === 'ever'
      ? said(wording, '此前', 'before')
      : check.within === 'sameYear'
        ? said(wording, '同年', 'in the same year')
        : said(
            wording,
            `此前 ${figure(wording, check.within)}内`,
            `within ${figure(wording, check.within)} before`,
          );
  const times = least === null ? '' : least === '1' ? ' once' : ` ${least} times`;
  const inRow = check.consecutive === true && least !== '1';
  return said(
    wording,
    `${span}${inRow ? '连续' : ''}有${least === null ? '' : ` ${least} 次`}“${event}”${met === '' ? '' : `（${met}）`}的，不付`,
    `bars whoever had “${event}”${met === '' ? '' : ` (${met})`}${times}${inRow ? ' in a row' : ''} ${span}`,
  );
}

/** The bare number of a parameter, whatever its unit. */
function count(wording: Wording, reference: string): string {
  return figureOf(wording, reference)?.value ?? reference;
}

function setOf(wording: Wording, set: Extract<GateCheck, { by: 'fact' }>['when']): string {
  return Object.entries(set)
    .map(([name, test]) => {
      const label = columnName(wording, name);
      const words = testInWords(wording, name, test);
      return said(wording, `${label}：${words}`, `${label}: ${words}`);
    })
    .join(said(wording, '；', '; '));
}
