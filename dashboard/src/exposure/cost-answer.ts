import type { costPerProgress } from '../../../subsidies/exposure/cost-per-progress.ts';

/** What `/api/exposure/cost` answers. */
export type CostAnswer = Awaited<ReturnType<typeof costPerProgress>> & { readonly bundle: string };
