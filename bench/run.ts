import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { writeFileSync } from 'node:fs';
import { projectPath } from '../reference/project-root.ts';
import { loadedHome, removeHome } from '../tests/loaded-home.ts';
import { apiReads } from './api.ts';
import { cityHome, entitlements } from './entitlements.ts';
import { evaluateAllTargets } from './evaluate.ts';
import { exposure } from './exposure.ts';
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
];
removeHome(home);
const whole = await cityHome(50_000, 200_000);
const tenth = await cityHome(5_000, 20_000);
lines.push(...(await entitlements({ whole, tenth })));
lines.push(...(await exposure({ whole: whole.folder, tenth: tenth.folder })));
removeHome(whole);
removeHome(tenth);
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
`;
writeFileSync(projectPath('docs', 'bench-report.md'), report);
process.stdout.write(report);
process.exitCode = lines.every(({ within }) => within) ? 0 : 1;
