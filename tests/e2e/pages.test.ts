import { afterAll, beforeAll, describe, test } from 'vitest';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

const PATHS = {
  overview: '/',
  'overview of Qingdao': '/?city=qingdao',
  'overview with goals that lag': '/?asOf=2021-12-31',
  'target with a path': '/targets/jn-htf-2020.valid-high-tech-firms',
  'target of a draft': '/targets/jn-doubling-draft.tech-contracts-2025',
  'target that cannot be forecast yet': '/targets/qd-strong-city.tech-contracts',
  'target without a deadline': '/targets/qd-iur.major-results',
  'page where methods differ': '/methods',
  'target of several districts': '/targets/jn-htf-2020.first-tier-districts',
};

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard();
});

afterAll(() => dashboard?.close());

describe.each(Object.entries(PATHS))('the %s', (_, path) => {
  test.for(LOOKS)(
    'reads well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
    (look) => readsWell(dashboard, look, [path]),
  );
});
