import { openDashboard } from '../tests/e2e/dashboard.ts';
import type { Line } from './measure.ts';

const BUDGET_KB = 300;
const BUDGET_MS = 1500;

/** The first visit to the overview: bytes of script and style, and the largest paint at 4× throttle. */
export async function firstVisit(): Promise<Line[]> {
  const dashboard = await openDashboard();
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map<string, string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Script', 'Stylesheet'].includes(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(dashboard.address, { waitUntil: 'networkidle' });
  const paint = Number(await page.evaluate(LARGEST_PAINT));
  await dashboard.close();
  const kilobytes = bytes / 1000;
  return [
    {
      what: 'first visit to the overview: script and style, compressed',
      figure: `${kilobytes.toFixed(0)} kB`,
      baseline: '—',
      ratio: (kilobytes / BUDGET_KB).toFixed(2),
      budget: `≤ ${BUDGET_KB} kB`,
      within: kilobytes <= BUDGET_KB,
    },
    {
      what: 'first visit to the overview: largest paint at 4× CPU throttle',
      figure: `${paint.toFixed(0)} ms`,
      baseline: '—',
      ratio: (paint / BUDGET_MS).toFixed(2),
      budget: `≤ ${BUDGET_MS} ms`,
      within: paint <= BUDGET_MS,
    },
  ];
}

const LARGEST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;
