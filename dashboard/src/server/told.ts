import { isHttpError } from '@sveltejs/kit';
import type { Told } from '../exposure/answer.ts';

/** What comes of asking, for a page that stands already: a problem is told in its place. */
export async function told<T>(asking: Promise<T>): Promise<Told<T>> {
  try {
    return { answer: await asking, problem: null };
  } catch (error) {
    if (isHttpError(error)) return { answer: null, problem: error.body.message };
    throw error;
  }
}

const SOON = 300;

/** The value where it is there at once, so that the page is whole; else the promise, which is streamed. */
export async function soon<T>(promise: Promise<T>): Promise<{ readonly now: T | Promise<T> }> {
  const late = Symbol('late');
  const waited = new Promise<typeof late>((resolve) => setTimeout(() => resolve(late), SOON));
  const first = await Promise.race([promise, waited]);
  return { now: first === late ? promise : first };
}
