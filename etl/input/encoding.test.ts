import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../tests/encode.ts';
import { EncodingProbe } from './encoding.ts';

const TEXT = '行政区划代码,数值\n370100,济南市统计公报\n';

/** Reads bytes in pieces of seven, so that characters are cut at every place. */
function decode(bytes: Uint8Array) {
  const probe = new EncodingProbe();
  for (let at = 0; at < bytes.length; at += 7) probe.push(bytes.subarray(at, at + 7));
  const encoding = probe.end();
  return encoding && { text: new TextDecoder(encoding).decode(bytes), encoding };
}

describe('the bytes of a file', () => {
  test('are read as UTF-8 where they are UTF-8, whatever they hold', () => {
    const withoutMark = fc.string({ unit: 'binary' }).filter((text) => !/^\uFEFF|\0/.test(text));
    fc.assert(
      fc.property(withoutMark, (text) => {
        expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
      }),
    );
  });

  test('lose their byte order mark', () => {
    expect(decode(Buffer.from(`\uFEFF${TEXT}`))).toEqual({ text: TEXT, encoding: 'utf-8' });
  });

  test('are read as GB18030 where a Chinese office saved them so', () => {
    expect(decode(encodeGb18030(TEXT))).toEqual({ text: TEXT, encoding: 'gb18030' });
  });

  test('are read as GB18030 even where only one cell is Chinese', () => {
    const text = `${'region_code,value\n'.repeat(200)}370100,济南\n`;
    expect(decode(encodeGb18030(text))).toEqual({ text, encoding: 'gb18030' });
  });

  test('stay UTF-8 around any single broken byte', () => {
    const bytes = Buffer.from(TEXT.repeat(3));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 0x80, max: 0xff }),
        (at, broken) => {
          const damaged = Buffer.from(bytes);
          damaged[at] = broken;
          expect(decode(damaged)?.encoding).toBe('utf-8');
        },
      ),
    );
  });

  test('stay GB18030 around one broken byte, which shows as such', () => {
    const bytes = Buffer.from(encodeGb18030(TEXT.repeat(3)));
    bytes[bytes.indexOf(0x2c) + 1] = 0xff;
    const decoded = decode(bytes);
    expect(decoded?.encoding).toBe('gb18030');
    expect(decoded?.text).toContain('\uFFFD');
  });

  test('stay UTF-8 around a broken byte in a text without Chinese', () => {
    const bytes = Buffer.from('region_code,value\n'.repeat(20));
    bytes[30] = 0xff;
    expect(decode(bytes)?.encoding).toBe('utf-8');
  });

  test.for([
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['a text with a NUL', Buffer.from('a,b\n1,\0\n')],
    ['a photograph', Buffer.from('ffd8ffe19c81feff80b1fffdc328a0a1', 'hex')],
  ] as const)('are refused where they are %s', ([, bytes]) => {
    expect(decode(bytes)).toBeUndefined();
  });
});
