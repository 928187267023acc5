import { expect, test } from 'vitest';
import { writtenText } from '../../../subsidies/reform/address.ts';
import { inAddress, isInAddress } from './scenario-address.ts';

const draft = {
  name: '费率减半',
  note: '',
  patches: [{ rule: 'jn-tech-transfer-2021.buyer-sme', parameters: { rate: '0.015' } }],
};

test('a scenario that is not saved is read from its address as it was written', async () => {
  const address = (await inAddress(draft)) ?? '';
  expect(address).toMatch(/^z\.[\w-]+$/);
  expect(isInAddress(address)).toBe(true);
  const { name, patches } = draft;
  expect(JSON.parse(writtenText(address))).toEqual({ name, patches });
});

test('the same scenario has the same address, so that what it does is worked out once', async () => {
  expect(await inAddress({ ...draft })).toBe(await inAddress(draft));
});

test('one too long for an address has none', async () => {
  const patches = Array.from({ length: 400 }, (_, at) => ({
    rule: `rule-${Math.sin(at)}`,
    parameters: { rate: String(Math.cos(at)) },
  }));
  expect(await inAddress({ ...draft, patches })).toBeNull();
});

test.each(['z.', 'z.!!', 'z.AAAA', 'z.abc'])('%s is refused and says why', (id) => {
  expect(() => writtenText(id)).toThrow(/cannot be read/);
});
