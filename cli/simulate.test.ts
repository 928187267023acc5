import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quanheng } from '../tests/command-line.ts';
import { temporaryFolder } from '../tests/temporary-file.ts';

const SMALL = ['simulate', '--city', 'jinan', '--seed', '1', '--firms', '60'];

test('a simulated city is written below the folder that the user called from', async () => {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = await quanheng(folder, SMALL, { INIT_CWD: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('模拟数据，不是真实数据 / simulated data');
  expect(readdirSync(join(folder, 'simulated-jinan'))).toContain('tech-contracts.csv');
});

test('--json prints one document with the files, the anchors and whether they are scaled', async () => {
  const folder = temporaryFolder();
  const args = [...SMALL, '--contracts', '500', '--out', 'city', '--json'];
  const { code, stdout } = await quanheng(folder, args, { INIT_CWD: folder });
  expect(code).toBe(0);
  const made = JSON.parse(stdout) as Record<string, unknown>;
  expect(made).toMatchObject({ city: 'jinan', seed: '1', firms: 60, contracts: 500, scaled: true });
  expect(made['provenance']).toBe('simulated');
  expect(made['files']).toContainEqual(
    expect.objectContaining({ name: 'tech-contracts.csv', soundRows: 500 }),
  );
  expect(made['anchors']).toContainEqual(
    expect.objectContaining({ year: 2023, published: '916.15', simulated: '916.15' }),
  );
});

test.each([
  [['simulate', '--seed', '1', '--firms', '60'], '--city'],
  [['simulate', '--city', 'jinan', '--firms', '60'], '--seed'],
  [['simulate', '--city', 'jinan', '--seed', '1'], '--firms'],
  [['simulate', '--city', 'jinan', '--seed', '1', '--firms', '-5'], '--firms'],
  [[...SMALL, '--dirty', '0.9'], '--dirty'],
  [[...SMALL, 'more'], 'unexpected'],
])('bad usage is exit code 2 and a message: %j', async (args, named) => {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = await quanheng(folder, args, { INIT_CWD: folder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(named);
});

test('a folder that cannot be made is a failure that says what to do', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'taken'), '');
  const { code, stderr } = await quanheng(folder, [...SMALL, '--out', 'taken'], {
    INIT_CWD: folder,
  });
  expect(code).toBe(1);
  expect(stderr).toContain('could not be written');
  expect(stderr).toContain('run it again');
});
