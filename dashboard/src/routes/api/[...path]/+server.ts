import type { RequestHandler } from './$types';
import { api } from '../../../server/api.ts';

export const fallback: RequestHandler = ({ request }) => api.fetch(request);
