import { expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import { meanings } from './meaning.ts';

const meaning = meanings(loadSubsidies(loadReference()), loadReference());

test('a clause means the rules that its document prints there', () => {
  expect(meaning({ documentNo: '济政发〔2021〕14号', clause: '第（七）条' })).toEqual({
    document: 'jn-innovation-capacity-2021',
    candidates: [
      'jn-innovation-capacity-2021.htf-first',
      'jn-innovation-capacity-2021.htf-renewed',
    ],
  });
});

test('nothing is paid under a clause that is a condition or a sanction', () => {
  expect(meaning({ documentNo: '济科发〔2020〕72号', clause: '第十二条' })).toEqual({
    document: 'jn-incubators-2020',
    candidates: [],
  });
});

test('without a clause every rule of the document that pays can be meant', () => {
  const { candidates } = meaning({ documentNo: '济科发〔2020〕72号', clause: null });
  expect(candidates).toContain('jn-incubators-2020.excellent-incubator');
  expect(candidates).not.toContain('jn-incubators-2020.unqualified-revocation');
});

test('a document whose text prints no number is known by its title', () => {
  const documentNo = '2019年济南市科技发展计划编制指南';
  expect(meaning({ documentNo, clause: null }).document).toBe('jn-guide-2019');
});

test('a number that is not codified, or none at all, means nothing', () => {
  const nothing = { document: null, candidates: [] };
  expect(meaning({ documentNo: '济科字〔2024〕9号', clause: '第一条' })).toEqual(nothing);
  expect(meaning({ documentNo: null, clause: '第一条' })).toEqual(nothing);
});
