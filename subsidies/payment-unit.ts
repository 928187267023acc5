import { z } from 'zod';

/**
 * For what one sum is paid, or a cap holds: `event` (each qualifying fact), `beneficiary`, `year`, or
 * columns of the view that tell one thing from another (项目编号, 学科). Without `year` it is for good.
 */
export const paymentUnit = z.array(z.string()).min(1);
export type PaymentUnit = z.infer<typeof paymentUnit>;
