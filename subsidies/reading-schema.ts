import { z } from 'zod';

/** A place where the text can be read in more than one way. */
export const readingSchema = z.strictObject({
  /** The switch by which rules, reforms and results name it. */
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  question: z.string(),
  questionEn: z.string(),
  options: z.array(z.strictObject({ id: z.string(), text: z.string(), textEn: z.string() })).min(2),
  default: z.string(),
  why: z.string(),
});
export type Reading = z.infer<typeof readingSchema>;
