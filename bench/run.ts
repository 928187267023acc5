import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { writeFileSync } from 'node:fs';
import { projectPath } from '../reference/project-root.ts';
import { loadedHome, removeHome } from '../tests/loaded-home.ts';
import { apiReads } from './api.ts';
import { entitlements } from './entitlements.ts';
import { evaluateAllTargets } from './evaluate.ts';
import { firstVisit } from './first-visit.ts';
import { loadContracts } from './load-contracts.ts';
import { loadWorkbook } from './load-workbook.ts';
import { loadStatistics } from './load.ts';
import type { Line } from './measure.ts';

// Measures against named baselines in one run and writes docs/bench-report.md.
const home = await loadedHome();
const lines: Line[] = [
  ...(await loadContracts()),
  await loadWorkbook(),
  await loadStatistics(),
  await evaluateAllTargets(home),
  ...(await apiReads(home)),
  ...(await entitlements()),
];
removeHome(home);
lines.push(...(await firstVisit()));

const peak = process.resourceUsage().maxRSS / 1024;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const table = lines.map(
  ({ what, figure, baseline, ratio, budget, within }) =>
    `| ${what} | ${figure} | ${baseline} | ${ratio} | ${budget} | ${within ? 'yes' : '**no**'} |`,
);
const report = `# Bench report

Written by \`npm run bench\`. Machines are noisy: trust the ratios, which compare with a baseline of
the same run. Measured at commit ${commit} on ${cpus().length} cores, Node.js ${process.version};
peak memory of the whole run ${peak.toFixed(0)} MB.

| what | measured | baseline | ratio | budget | within |
|---|---|---|---|---|---|
${table.join('\n')}

The budget of DESIGN §11 that is not here belongs to work that has not landed yet: exposure.
`;
writeFileSync(projectPath('docs', 'bench-report.md'), report);
process.stdout.write(report);
process.exitCode = lines.every(({ within }) => within) ? 0 : 1;
