import { OpenAPIHono } from '@hono/zod-openapi';
import { KeptNotices } from '../ranking/notice/kept.ts';
import { DistrictService } from '../ranking/district/service.ts';
import { RankingService } from '../ranking/service.ts';
import { ReconciliationService } from '../reconcile/service.ts';
import { ExposureService } from '../subsidies/exposure/service.ts';
import { rationingOf } from '../subsidies/rationing/settings.ts';
import { SavedReforms } from '../subsidies/reform/saved.ts';
import { SubsidyService } from '../subsidies/service.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { createContext, type ApiOptions } from './context.ts';
import { ExposureRuns } from './exposure-runs.ts';
import { answer, problem } from './problem.ts';
import { referencePage } from './reference-page.ts';
import { ReformList } from './reform-list.ts';
import { beneficiaryRoutes } from './routes/beneficiaries.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { districtRoutes } from './routes/districts.ts';
import { entitlementRoutes } from './routes/entitlements.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { exposureRoutes } from './routes/exposure.ts';
import { healthRoute } from './routes/health.ts';
import { noticeRoutes } from './routes/notices.ts';
import { overviewRoute } from './routes/overview.ts';
import { policyRoutes } from './routes/policies.ts';
import { rankingRoutes } from './routes/rankings.ts';
import { reconciliationRoutes } from './routes/reconciliation.ts';
import { reformRoutes } from './routes/reforms.ts';
import { subsidyRoutes } from './routes/subsidies.ts';
import { targetRoutes } from './routes/target.ts';
import { ownPagesOnly } from './same-origin.ts';
import { stewardRoutes } from './steward-routes.ts';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Quanheng 泉衡',
    version: '1',
    description:
      'Targets of a city’s innovation policy, judged on two clocks, and the data they rest on.',
  },
};

/**
 * The API as one fetch handler.
 * @example (await createApp({ home, openAt: null }).request('/api/targets')).json()
 */
export function createApp(options: ApiOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const detail = result.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ');
      return answer(c, 400, 'usage', detail, 'The parameters are listed at /api/reference.');
    },
  });
  const context = createContext(options);
  app.use('/api/*', ownPagesOnly(options.address));
  overviewRoute(app, context);
  evaluationRoutes(app, context);
  catalogueRoutes(app, context);
  targetRoutes(app, context);
  policyRoutes(app, context);
  const reader = new SnapshotReader(options.home);
  const reconciliations = new ReconciliationService(reader, context.service.reference);
  reconciliationRoutes(app, context, reconciliations);
  const subsidies = new SubsidyService(reader, context.service.reference);
  subsidyRoutes(app, context, subsidies);
  entitlementRoutes(app, context, subsidies);
  beneficiaryRoutes(app, context, subsidies);
  const reforms = new ReformList(new SavedReforms(options.home), subsidies);
  const service = new ExposureService(reader, subsidies);
  const runs = new ExposureRuns(context.now);
  exposureRoutes(app, context, {
    ...{ subsidies, service, runs, reforms },
    rationing: () => rationingOf(options.home),
  });
  reformRoutes(app, context, subsidies, reforms);
  const rankings = new RankingService(reader, context.service.reference);
  rankingRoutes(app, context, rankings);
  districtRoutes(app, context, new DistrictService(reader, rankings, subsidies));
  noticeRoutes(app, context, rankings, new KeptNotices(options.home));
  stewardRoutes(app, context, reader, options);
  healthRoute(app, context);
  app.get('/api/openapi.json', (c) => c.json(app.getOpenAPI31Document(INFO)));
  app.get('/api/reference', (c) => {
    const { paths } = app.getOpenAPI31Document(INFO);
    return c.html(referencePage((paths ?? {}) as Parameters<typeof referencePage>[0]));
  });
  app.onError((error, c) => problem(c, error));
  app.notFound((c) =>
    answer(c, 404, 'notFound', `nothing at ${c.req.path}`, 'See /api/reference.'),
  );
  return app;
}
