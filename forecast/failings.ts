import { number, percent, type Findings } from './findings.ts';
import { measure, type Judged, type Measured } from './measure.ts';

const LOW = 0.75;
const HIGH = 0.85;

/** The groups in which the forecasts do worse than they claim, in plain words. */
export function failings({ indicators, later }: Findings, pooled: readonly Judged[]): string {
  const groups: [string, Measured][] = [
    ...[...indicators.keys()].map((id): [string, Measured] => [
      `\`${id}\``,
      measure(pooled.filter(({ trial }) => trial.indicator === id)),
    ]),
    ...[...Map.groupBy(pooled, ({ trial }) => trial.points)]
      .toSorted(([a], [b]) => a - b)
      .map(([points, of]): [string, Measured] => [`from ${points} points`, measure(of)]),
    ...later.map(({ year, judged }): [string, Measured] => [`from ${year} on`, measure(judged)]),
  ];
  const list = (fails: (of: Measured) => boolean, say: (of: Measured) => string) =>
    groups
      .filter(([, of]) => fails(of))
      .map(([name, of]) => `${name} (${say(of)})`)
      .join(', ') || 'none';
  const loses = ({ mase }: Measured) => (mase['ensemble'] ?? 0) > (mase['naiveDrift'] ?? 0);
  return `Over horizons 1 to 3:

- **Naive drift is better** on: ${list(loses, ({ mase }) => `MASE ${number(mase['ensemble'])} against ${number(mase['naiveDrift'])}`)}.
- **The corrected median p50 is worse than the plain ensemble** on: ${list(
    ({ mase }) => (mase['p50'] ?? 0) > (mase['ensemble'] ?? 0),
    ({ mase }) => `MASE ${number(mase['p50'])} against ${number(mase['ensemble'])}`,
  )}.
- **80 % intervals are too narrow** (less than 75 % held) on: ${list(
    ({ covered80 }) => covered80 < LOW,
    ({ covered80 }) => percent(covered80),
  )}.
- **80 % intervals are too wide** (more than 85 % held) on: ${list(
    ({ covered80 }) => covered80 > HIGH,
    ({ covered80 }) => percent(covered80),
  )}.
- **Intervals too wide to say much** (p90 − p10 more than the figure itself) on: ${list(
    ({ width }) => width > 1,
    ({ width }) => width.toFixed(2),
  )}.
- **One-sided**: more than 15 % lay below, or above, an 80 % interval on: ${list(
    ({ below80, above80 }) => Math.max(below80, above80) > 0.15,
    ({ below80, above80 }) => `${percent(below80)} below, ${percent(above80)} above`,
  )}.`;
}
