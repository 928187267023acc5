import { approvals } from './sources/approvals.ts';
import { appropriations } from './sources/appropriations.ts';
import { documentFunds } from './sources/document-funds.ts';
import { enterprises } from './sources/enterprises.ts';
import { events } from './sources/events.ts';
import { highTechFirms } from './sources/high-tech-firms.ts';
import { integrity } from './sources/integrity.ts';
import { quotas } from './sources/quotas.ts';
import { rdSpend } from './sources/rd-spend.ts';
import { statistics } from './sources/statistics.ts';
import { subsidyPayouts } from './sources/subsidy-payouts.ts';
import { techContracts } from './sources/tech-contracts.ts';
import type { Source } from './source.ts';

/** Every kind of file that is taken in. */
export const SOURCES: readonly Source[] = [
  statistics,
  enterprises,
  highTechFirms,
  rdSpend,
  techContracts,
  approvals,
  subsidyPayouts,
  appropriations,
  documentFunds,
  events,
  quotas,
  integrity,
];
