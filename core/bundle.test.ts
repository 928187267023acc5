import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleId, type BundleInputs } from './bundle.ts';

const inputs: BundleInputs = {
  code: 'c0de',
  catalogue: 'ca7a',
  snapshot: '5a4b',
  parameters: { asOf: '2024-12-31', city: 'jinan' },
};

describe('the id of a result', () => {
  test('is sixteen hexadecimal digits, the same for the same inputs', () => {
    expect(bundleId(inputs)).toMatch(/^[0-9a-f]{16}$/);
    expect(bundleId({ ...inputs })).toBe(bundleId(inputs));
  });

  test('does not depend on the order in which parameters are given', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const entries = fc.uniqueArray(fc.tuple(fc.string(), value), { selector: ([key]) => key });
    const shuffled = entries.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const id = (parameters: typeof given) =>
          bundleId({ ...inputs, parameters: Object.fromEntries(parameters) });
        expect(id(other)).toBe(id(given));
      }),
    );
  });

  test('leaves out a parameter that was not given', () => {
    const parameters = { ...inputs.parameters, target: undefined };
    expect(bundleId({ ...inputs, parameters })).toBe(bundleId(inputs));
  });

  test.each([
    ['code', { ...inputs, code: 'other' }],
    ['catalogue', { ...inputs, catalogue: 'other' }],
    ['snapshot', { ...inputs, snapshot: 'other' }],
    ['parameters', { ...inputs, parameters: { ...inputs.parameters, asOf: '2024-12-30' } }],
  ])('changes with the %s', (_, other) => {
    expect(bundleId(other)).not.toBe(bundleId(inputs));
  });

  test('tells the word "1" from the number 1', () => {
    const id = (seed: string | number) => bundleId({ ...inputs, parameters: { seed } });
    expect(id('1')).not.toBe(id(1));
  });
});
