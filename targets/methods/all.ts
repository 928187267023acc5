import type { Course } from '../course.ts';
import { compoundGrowth } from './compound-growth.ts';
import { declaredPath } from './declared-path.ts';
import { distance } from './distance.ts';
import type { Method, MethodAnswer } from './method.ts';
import { recentMeanChange } from './recent-mean-change.ts';

const METHODS = { distance, declaredPath, compoundGrowth, recentMeanChange } satisfies Record<
  string,
  Method
>;

export type MethodName = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];

/** What each method says of one course. */
export function askAll(course: Course): Record<MethodName, MethodAnswer> {
  return {
    distance: distance(course),
    declaredPath: declaredPath(course),
    compoundGrowth: compoundGrowth(course),
    recentMeanChange: recentMeanChange(course),
  };
}
