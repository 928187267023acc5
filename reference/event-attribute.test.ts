import { expect, test } from 'vitest';
import { readEventAttribute } from './event-attribute.ts';

test.for([
  ['首次(是/否)', { heading: '首次', choices: ['是', '否'], unit: undefined }],
  ['期限(年)', { heading: '期限(年)', choices: [], unit: '年' }],
  ['LPR(%)', { heading: 'LPR(%)', choices: [], unit: '%' }],
  ['领域', { heading: '领域', choices: [], unit: undefined }],
] as const)('the declared column %s reads as its heading, values and unit', ([text, read]) => {
  expect(readEventAttribute(text)).toEqual(read);
});
