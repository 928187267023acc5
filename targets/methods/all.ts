import type { Course } from '../course.ts';
import { compoundGrowth } from './compound-growth.ts';
import { declaredPath } from './declared-path.ts';
import { distance } from './distance.ts';
import type { Method, MethodAnswer } from './method.ts';
import { probability } from './probability.ts';
import { recentMeanChange } from './recent-mean-change.ts';
import { timeWeightedRegression } from './time-weighted-regression.ts';

const METHODS = {
  distance,
  declaredPath,
  compoundGrowth,
  recentMeanChange,
  timeWeightedRegression,
  probability,
} satisfies Record<string, Method>;

export type MethodName = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];

/** What each method says of one course. */
export function askAll(course: Course): Record<MethodName, MethodAnswer> {
  return {
    distance: distance(course),
    declaredPath: declaredPath(course),
    compoundGrowth: compoundGrowth(course),
    recentMeanChange: recentMeanChange(course),
    timeWeightedRegression: timeWeightedRegression(course),
    probability: probability(course),
  };
}
