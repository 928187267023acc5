import { expect, test } from 'vitest';
import { asked, rulesView } from './choice.ts';

const view = (query: string) => rulesView(new URL(`http://127.0.0.1/subsidies?${query}`));

test('empty fields of the form are no choice, and spaces around words do not count', () => {
  expect(view('document=&mechanism=fixed&computable=&q=%20孵化%20')).toEqual({
    document: null,
    mechanism: 'fixed',
    computable: null,
    q: '孵化',
  });
});

test('the words of the search are the API’s text', () => {
  expect(asked(view('q=孵化'))).toMatchObject({ text: '孵化', document: null });
});
