import { z } from '@hono/zod-openapi';
import { LONGEST_ADDRESS } from '../subsidies/reform/address.ts';

/** A ready or saved reform by its id, or one that is not saved and stands in the address itself. */
export const askedReform = z
  .string()
  .max(LONGEST_ADDRESS, 'shorter; save a longer scenario and ask for it by its id')
  .regex(
    /^([a-z0-9-]{1,60}|z\.[\w-]+)$/,
    'letters a to z, digits and hyphens, at most 60; or a text as the scenario lab writes it',
  )
  .openapi({
    description:
      'A ready or a saved reform, as /api/reforms lists them; or z. and the base64url of its deflated text (RFC 1951), which needs no saving.',
    example: 'rd-shares',
  });
