import { drawOwed } from '../exposure/draws.ts';
import { budgetsOf, type Budget } from '../exposure/exhaustion.ts';
import type { Grounds } from '../exposure/grounds.ts';
import type { ExposureQuestion } from '../exposure/question.ts';
import type { Worked } from '../exposure/worked.ts';
import { queueOf, type Dated } from './queue-of.ts';
import { rationed, type Rationed } from './rationed.ts';

/** What is expected of a budget year once funds that are rationed come to an end. */
export async function rationedYear(
  { ladder, open, overdue }: Worked,
  grounds: Grounds,
  question: ExposureQuestion,
): Promise<Rationed> {
  const { rationing = {}, year, draws } = question;
  if (Object.keys(rationing).length === 0) return { ladder, budgets: [], untold: [] };
  const { drawnTakeUp: takeUp, places } = grounds;
  const dated: Dated[] =
    takeUp === null
      ? []
      : (['contingent', 'overdue'] as const).map((stage) => ({
          stage,
          owed: stage === 'contingent' ? open : overdue,
          draw: (table, owed) => drawOwed(table, owed, takeUp, year),
        }));
  const placeOf = (rule: string) => places.rule(rule, `${year}-01-01`);
  return rationed(
    ladder,
    budgetsOfYear(grounds, question),
    rationing,
    queueOf(dated, placeOf, draws),
  );
}

/** What was set aside in the city for the budget year, fund by fund and region by region. */
export function budgetsOfYear(
  { records: { appropriations, payments } }: Grounds,
  { year, city }: ExposureQuestion,
): Budget[] {
  return budgetsOf(appropriations, payments, year, CITY_REGION[city]);
}

const CITY_REGION = { jinan: '370100', qingdao: '370200' } as const;
