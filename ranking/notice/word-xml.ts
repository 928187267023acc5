/** Namespace of WordprocessingML. */
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function xml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
}

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for an element or attribute: what XML forbids becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);
}

/** Twentieths of a point, of millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

/** Properties of a paragraph, in the order in which the schema wants them. */
export interface ParagraphLayout {
  readonly style: string;
  readonly before?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: string;
  /** Stays on the page of what follows. */
  readonly keep?: boolean;
}

/** A paragraph of one run; `before` stands before its text. */
export function paragraphXml(
  text: string,
  { style, before, align, indent, keep }: ParagraphLayout,
): string {
  const layout = [
    `<w:pStyle w:val="${style}"/>`,
    keep ? '<w:keepNext/>' : '',
    indent ? `<w:ind ${indent}/>` : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  return `<w:p><w:pPr>${layout}</w:pPr>${before ?? ''}${runXml(text)}</w:p>`;
}

/** A run; the hint has quotes and dashes set in the Chinese font. */
export function runXml(text: string): string {
  if (text === '') return '';
  return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
}
