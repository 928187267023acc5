import { describe, expect, test } from 'vitest';
import { readPointer } from '../warehouse/pointer.ts';
import { figure, history, loadRow, loadRows, newHome, query, valueOn } from './claim-history.ts';

describe('the day from which a figure is known', () => {
  test('is its publication, whatever the load says', async () => {
    const home = newHome();
    await loadRow(home, {}, { today: '2026-01-05', knownAt: '2025-01-01' });
    expect(await figure(home, '2023-03-14')).toBeUndefined();
    expect(await figure(home, '2023-03-15')).toMatchObject({
      known_from: '2023-03-15',
      known_basis: 'published',
    });
  });

  test('is the one declared with the load where the row has no date', async () => {
    const home = newHome();
    await loadRow(home, { published_on: '' }, { today: '2026-01-05', knownAt: '2025-01-01' });
    expect(await figure(home, '2024-12-31')).toBeUndefined();
    expect(await figure(home, '2025-01-01')).toMatchObject({
      known_from: '2025-01-01',
      known_basis: 'declared',
    });
  });

  test('is the day of loading where neither is given', async () => {
    const home = newHome();
    await loadRow(home, { published_on: '' }, { today: '2026-01-05' });
    expect(await figure(home, '2026-01-04')).toBeUndefined();
    expect(await figure(home, '2026-01-05')).toMatchObject({
      known_from: '2026-01-05',
      known_basis: 'loaded',
    });
  });

  test('of a correction under the same publication is the day of its load', async () => {
    const home = newHome();
    await loadRow(home, {}, { today: '2024-01-05' });
    await loadRow(home, { value: '5701' }, { today: '2024-06-01' });
    expect(await valueOn(home, '2024-05-31')).toBe('5700');
    expect(await figure(home, '2024-06-01')).toMatchObject({
      printed_value: '5701',
      published_on: '2023-03-15',
      known_basis: 'loaded',
    });
  });

  test('of a correction is never before its publication, even if the load declares so', async () => {
    const home = newHome();
    await loadRow(home, {}, { today: '2024-01-05' });
    await loadRow(home, { value: '5701' }, { today: '2024-06-01', knownAt: '2020-01-01' });
    expect(await figure(home, '2023-03-14')).toBeUndefined();
    expect(await valueOn(home, '2023-03-15')).toBe('5701');
  });
});

describe('a figure that changes', () => {
  test('is a revision: both values are kept, each for its days', async () => {
    const home = newHome();
    const first = await loadRow(home, { published_on: '' }, { today: '2024-01-05' });
    const second = await loadRow(
      home,
      { published_on: '', value: '5806' },
      { today: '2024-06-01' },
    );
    expect(first).toMatchObject({ rowsLoaded: 1, rowsRevised: 0 });
    expect(second).toMatchObject({ rowsLoaded: 0, rowsRevised: 1 });
    expect(await valueOn(home, '2024-05-31')).toBe('5700');
    expect(await valueOn(home, '2024-06-01')).toBe('5806');
    expect(await query(home, 'claims', '2024-05-31')).toMatchObject([
      { printed_value: '5700', known_from: '2024-01-05', known_to: '2024-06-01' },
    ]);
    expect(await query(home, 'claims', '2024-06-01')).toMatchObject([
      { printed_value: '5806', known_from: '2024-06-01', known_to: null },
    ]);
    expect(await history(home)).toHaveLength(2);
  });

  test('back to an earlier value is a third claim', async () => {
    const home = newHome();
    const undated = { published_on: '' };
    await loadRow(home, undated, { today: '2024-01-05' });
    await loadRow(home, { ...undated, value: '5806' }, { today: '2024-02-05' });
    await loadRow(home, undated, { today: '2024-03-05' });
    expect(await valueOn(home, '2024-02-05')).toBe('5806');
    expect(await valueOn(home, '2024-03-05')).toBe('5700');
    expect(await history(home)).toHaveLength(3);
  });

  test('twice on the day of loading shows the last, and keeps both', async () => {
    const home = newHome();
    await loadRow(home, { published_on: '' }, { today: '2024-01-05' });
    await loadRow(home, { published_on: '', value: '5806' }, { today: '2024-01-05' });
    expect(await valueOn(home, '2024-01-05')).toBe('5806');
    expect(await history(home)).toHaveLength(2);
  });

  test('between two files of one load is a conflict: the later file’s row is refused, again and again', async () => {
    const home = newHome();
    const files = [[{}], [{ value: '5701' }]];
    const first = await loadRows(home, files, { today: '2024-06-01' });
    expect(first).toMatchObject({ rowsRead: 2, rowsLoaded: 1, rowsRevised: 0, rowsRefused: 1 });
    expect(first.refused.map(({ rule }) => rule)).toEqual(['key.duplicate']);
    const again = await loadRows(home, files, { today: '2024-06-02' });
    expect(again).toMatchObject({ rowsRead: 2, rowsUnchanged: 1, rowsRevised: 0, rowsRefused: 1 });
    expect(await valueOn(home, '2024-06-02')).toBe('5700');
  });
});

describe('an older publication that is loaded late', () => {
  const older = { published_on: '2023-03-15', value: '5700' };
  const newer = { published_on: '2023-11-30', value: '5806' };

  test.for([
    ['after the newer one', [older, newer].toReversed()],
    ['before the newer one', [older, newer]],
  ] as const)('goes behind the newer one when it comes %s', async ([, order]) => {
    const home = newHome();
    for (const cells of order) await loadRow(home, cells, { today: '2026-01-05' });
    expect(await valueOn(home, '2023-03-14')).toBeUndefined();
    expect(await valueOn(home, '2023-11-29')).toBe('5700');
    expect(await valueOn(home, '2023-11-30')).toBe('5806');
    expect(await valueOn(home, '2026-12-31')).toBe('5806');
  });

  test.for([
    ['before', [older, { ...older, value: '5701' }, newer]],
    ['after', [older, newer, { ...older, value: '5701' }]],
  ] as const)('does not outrank the newer one by a correction made %s it', async ([, order]) => {
    const home = newHome();
    for (const cells of order) await loadRow(home, cells, { today: '2026-01-05' });
    expect(await valueOn(home, '2023-11-29')).toBe('5700');
    expect(await valueOn(home, '2026-01-05')).toBe('5806');
    const shown = await query(home, 'claims', '2026-12-31');
    expect(shown.map((claim) => claim['printed_value'])).toEqual(['5806']);
    expect(await history(home)).toHaveLength(3);
  });
});

describe('two publishers of one figure', () => {
  const choices = [
    ['the better grade', { source_grade: 'A', published_on: '2023-01-01' }, { source_grade: 'B' }],
    ['a grade over none', { source_grade: 'D', published_on: '2023-01-01' }, { source_grade: '' }],
    ['the later of one grade', { published_on: '2023-03-16' }, { published_on: '2023-03-15' }],
    ['a dated over an undated', { published_on: '2023-03-15' }, { published_on: '' }],
  ] as const;

  test.for(choices)('are both kept, and the choice is %s', async ([, better, other]) => {
    const home = newHome();
    const pair = [
      { source_title: '青岛日报', value: '5690', ...other },
      { source_title: '济南统计局', value: '5700', ...better },
    ];
    await loadRows(home, [pair], { today: '2024-01-05' });
    expect(await figure(home, '2024-01-05')).toMatchObject({ printed_value: '5700', claims: '2' });
    const claims = await query(home, 'claims', '2024-01-05');
    expect(claims.map((claim) => claim['printed_value'])).toEqual(['5700', '5690']);
  });
});

describe('a load that adds nothing', () => {
  test('changes neither the claims nor the id of what is published', async () => {
    const home = newHome();
    const file = [{}, { period: '2021', year: '2021', published_on: '' }, { unit: '亿' }];
    await loadRows(home, [file], { today: '2024-01-05' });
    const before = { claims: await history(home), content: readPointer(home)?.content };
    const again = await loadRows(home, [file], { today: '2025-01-05' });
    expect(again).toMatchObject({
      rowsLoaded: 0,
      rowsRevised: 0,
      rowsUnchanged: 2,
      rowsRefused: 1,
    });
    expect({ claims: await history(home), content: readPointer(home)?.content }).toEqual(before);
  });

  test('reads a file that is named twice once', async () => {
    const home = newHome();
    const result = await loadRows(home, [[{}], [{}]], { today: '2024-01-05' });
    expect(result).toMatchObject({ rowsRead: 1, rowsLoaded: 1 });
    expect(result.files).toHaveLength(1);
  });

  test('as a dry run says what would change, and changes nothing', async () => {
    const home = newHome();
    await loadRow(home, {}, { today: '2024-01-05' });
    const before = { claims: await history(home), pointer: readPointer(home) };
    const rowsToTry = [{ value: '5806' }, { period: '2021', year: '2021' }, { unit: '亿' }];
    const dry = await loadRows(home, [rowsToTry], { today: '2024-06-01', dryRun: true });
    expect(dry).toMatchObject({ run: null, rowsLoaded: 1, rowsRevised: 1, rowsRefused: 1 });
    expect({ claims: await history(home), pointer: readPointer(home) }).toEqual(before);
    expect(await loadRows(home, [rowsToTry], { today: '2024-06-01' })).toMatchObject({
      run: 'run-000002',
      rowsLoaded: 1,
      rowsRevised: 1,
    });
  });
});

describe('the id of what is published', () => {
  test('differs where a claim cites another place, so that equal ids print equal sources', async () => {
    const [one, other] = [newHome(), newHome()];
    const rest = { period: '2021', year: '2021' };
    await loadRows(one, [[{}, rest]], { today: '2024-01-05' });
    await loadRows(other, [[rest, {}]], { today: '2024-01-05' });
    expect(readPointer(one)?.content).not.toBe(readPointer(other)?.content);
  });
});
