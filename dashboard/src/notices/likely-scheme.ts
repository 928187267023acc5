import type { NoticeScheme } from './answer.ts';

/** The scheme that a notice is most likely of: one that reads a document, of the city where it has one. */
export function likelyScheme(schemes: readonly NoticeScheme[], city: 'jinan' | 'qingdao'): string {
  const code = city === 'jinan' ? '370100' : '370200';
  const readings = schemes.filter(({ nature }) => nature === 'reading');
  const found = readings.find((scheme) => scheme.city === code) ?? readings[0] ?? schemes[0];
  return found?.id ?? '';
}
