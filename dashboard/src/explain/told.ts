import { factOf } from '../subsidies/rule/told-amounts.ts';
import type { ExplainAnswer } from '../subsidies/answer.ts';
import { askedOf, capital } from '../subsidies/words/conditions.ts';
import { columnWord, said, type Wording } from '../subsidies/words/context.ts';
import { figureInWords } from '../subsidies/words/figure.ts';
import { capsInWords } from '../subsidies/words/money-paths.ts';
import { parameterLabel } from '../subsidies/words/parameter-label.ts';
import { paysInWords } from '../subsidies/words/pays.ts';
import { cellInWords } from '../subsidies/words/test.ts';

type Fact = ExplainAnswer['facts'][number];

/** One condition on one fact, in words. */
export interface ToldCheck {
  readonly label: string;
  readonly found: string;
  /** What is asked of it; null where it only has to be filled. */
  readonly asked: string | null;
  readonly outcome: Fact['checks'][number]['outcome'];
}

export interface ToldFact {
  readonly fact: string;
  readonly date: string;
  readonly inValidity: boolean;
  readonly checks: readonly ToldCheck[];
  readonly barredBy: readonly string[];
}

export type ToldTrace = ReturnType<typeof toldTrace>;

/** The parts of a trace that data and rules name in their own words. */
export function toldTrace(
  trace: ExplainAnswer,
  wording: Wording,
  ruleName: (id: string) => string,
) {
  const name = (fact: string) => factOf({ fact, beneficiary: trace.beneficiary ?? '' }) ?? fact;
  const facts = trace.facts.map((fact) => ({ counts: fact.counts, told: toldFact(fact) }));
  function toldFact({ fact, date, inValidity, checks, barredBy }: Fact): ToldFact {
    return {
      fact: name(fact),
      date,
      inValidity,
      barredBy: barredBy.map(ruleName),
      checks: checks.map(({ column, zh, found, outcome }) => ({
        label: capital(columnWord(column, zh, wording.language)),
        found: cellInWords(wording, column, found),
        asked: askedOf(wording, column),
        outcome,
      })),
    };
  }
  const inputs = (list: ExplainAnswer['steps'][number]['missingInputs']) =>
    list.map(({ name: column, zh }) =>
      column === 'amount' && zh.startsWith('金额（')
        ? said(wording, zh, 'the sum, which the text does not print')
        : columnWord(column, zh, wording.language),
    );
  return {
    pays: paysInWords(wording),
    used: facts.filter(({ counts }) => counts).map(({ told }) => told),
    notUsed: facts.filter(({ counts }) => !counts).map(({ told }) => told),
    caps: capsInWords(wording).map(({ words }) => words),
    parameters: trace.parameters.map((parameter) => ({
      label: parameterLabel(wording, parameter.name),
      words: figureInWords(parameter, wording.language),
      from: parameter.from,
      to: parameter.to,
      evidence: parameter.evidence,
      derived: parameter.derived,
      source: [parameter.documentNo, parameter.clause].filter(Boolean).join(' '),
      document: parameter.document,
    })),
    names: trace.steps.map(({ fact }) => name(fact)),
    missing: trace.steps.map(({ missingInputs }) => inputs(missingInputs)),
    stacking: trace.stacking.map(({ rivals, lostTo, ...group }) => ({
      ...group,
      rivals: rivals.map((rival) => ({
        ...rival,
        fact: name(rival.fact),
        name: ruleName(rival.rule),
      })),
      lostTo: lostTo.map((loss) => ({ ...loss, name: ruleName(loss.rule) })),
    })),
  };
}
