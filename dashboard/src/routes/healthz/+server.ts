import type { RequestHandler } from './$types';
import { api } from '../../server/api.ts';

export const GET: RequestHandler = ({ request }) => api.fetch(request);
