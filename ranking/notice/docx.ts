import { strToU8, zipSync, type Zippable } from 'fflate';
import {
  NO_NUMBER,
  type NoticeAnnex,
  type NoticeBlock,
  type NoticeColumn,
  type NoticeDocument,
  type NoticeTable,
} from './document.ts';
import { FONT_TABLE, LINE, STYLES_XML } from './word-styles.ts';
import {
  escapeText,
  PACKAGE,
  paragraphXml,
  RELATIONS,
  runXml,
  twips,
  WORD,
  xml,
} from './word-xml.ts';
import { chineseDate } from './words.ts';

/** A4 with the margins of GB/T 9704-2012, 5.2.1: 156 × 225 mm of text. */
const PAGE = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
} as const;
const TEXT = PAGE.width - PAGE.left - PAGE.right;

/**
 * A notice as a Word file, laid out by GB/T 9704-2012 (7.2 head, 7.3 body, 7.4 record, 7.5 page
 * numbers). The same document gives the same bytes. Nothing of a template or of the network is read.
 */
export function noticeDocx(notice: NoticeDocument): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([
      ['officeDocument', 'word/document.xml'],
      ['metadata/core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(notice),
    'word/document.xml': documentXml(notice),
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['settings', 'settings.xml'],
      ['fontTable', 'fontTable.xml'],
      ['header', 'header.xml'],
      ['footer', 'footer-odd.xml'],
      ['footer', 'footer-even.xml'],
    ]),
    'word/styles.xml': STYLES_XML,
    'word/fontTable.xml': FONT_TABLE,
    'word/settings.xml': SETTINGS,
    'word/header.xml': headerXml(notice.marks),
    'word/footer-odd.xml': footerXml('right'),
    'word/footer-even.xml': footerXml('left'),
  };
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(parts)) {
    entries[name] = [strToU8(text), { mtime: EPOCH, os: 0 }];
  }
  return Buffer.from(zipSync(entries, { level: 6 }));
}

/** The first moment that zip can name, in the local time it is written in. */
const EPOCH = '1980-01-01T00:00:00';

function documentXml(notice: NoticeDocument): string {
  const { body, annexes, addressee, title } = notice;
  const blocks = [
    headXml(notice),
    ...title.map((line) => paragraphXml(line, { style: 'Title' })),
    EMPTY,
    paragraphXml(`${addressee}：`, { style: 'Addressee' }),
    ...body.map(blockXml),
    annexList(annexes),
    signature(notice),
    ...annexes.map((annex, at) => annexXml(annex, at, annexes.length)),
    recordXml(notice),
  ];
  return xml(
    `<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${blocks.join('')}${SECTION}</w:body></w:document>`,
  );
}

const EMPTY = '<w:p/>';
const EMPTY_KEPT = '<w:p><w:pPr><w:keepNext/></w:pPr></w:p>';

const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="even" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>' +
  `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>` +
  `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="${twips(20)}" w:footer="${twips(24.8)}" w:gutter="0"/>` +
  `<w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;

/** 发文机关标志, whose upper edge stands 35 mm below that of the text, 发文字号 and the red line. */
function headXml({ issuer, number }: NoticeDocument): string {
  const mark = `${issuer}文件`;
  const size = Math.min(MOST_MARK, Math.floor((TEXT / 10 / mark.length) * 0.95));
  return [
    `<w:p><w:pPr><w:spacing w:line="${twips(35)}" w:lineRule="exact"/></w:pPr></w:p>`,
    `<w:p><w:pPr><w:pStyle w:val="Issuer"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t>${escapeText(mark)}</w:t></w:r></w:p>`,
    EMPTY.repeat(2),
    paragraphXml(number ?? NO_NUMBER, { style: 'Number' }),
    EMPTY.repeat(2),
  ].join('');
}

/** 初号, in half points: the largest the mark is set in. */
const MOST_MARK = 84;
function blockXml(block: NoticeBlock): string {
  if (block.kind === 'table') return tableXml(block.table);
  if (block.kind === 'paragraph') return paragraphXml(block.text, { style: 'Body' });
  return paragraphXml(block.text, { style: block.level === 1 ? 'First' : 'Second' });
}

/** 附件说明, one line below the text, on the page of the signature: that never stands alone. */
function annexList(annexes: readonly NoticeAnnex[]): string {
  if (annexes.length === 0) return '';
  const lead = annexes.length > 1;
  const each = annexes.map(({ title }, at) => {
    const text = `${at === 0 ? '附件：' : '　　　'}${lead ? `${at + 1}. ` : ''}${title}`;
    return paragraphXml(text, { style: 'Body', keep: true });
  });
  return EMPTY_KEPT + each.join('');
}

/** 署名 centred over the date, which stands four characters from the right; room for the seal above. */
function signature({ issuer, date }: NoticeDocument): string {
  const day = chineseDate(date);
  const right = Math.max(0, 4 + (widthOf(day) - widthOf(issuer)) / 2);
  const line = (text: string, characters: number, keep: boolean) =>
    paragraphXml(text, {
      keep,
      style: 'Addressee',
      align: 'right',
      indent: `w:rightChars="${Math.round(characters * 100)}" w:right="${Math.round(characters * 320)}"`,
    });
  return EMPTY_KEPT.repeat(2) + line(issuer, right, true) + line(day, 4, false);
}

/** In characters; a digit is half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[!-~]/.test(sign) ? 0.5 : 1), 0);
}

/** On a page of its own: 附件n, and the title in the third line. */
function annexXml({ title, blocks }: NoticeAnnex, at: number, count: number): string {
  return [
    paragraphXml(`附件${count > 1 ? at + 1 : ''}`, {
      style: 'AnnexMark',
      before: '<w:r><w:br w:type="page"/></w:r>',
    }),
    EMPTY,
    paragraphXml(title, { style: 'Title' }),
    EMPTY,
    ...blocks.map(blockXml),
  ].join('');
}

function tableXml({ caption, columns, rows, notes }: NoticeTable): string {
  const widths = columnWidths(columns);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const cell = (text: string, at: number, style: string, keep: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphXml(text, { style, keep, ...(style === 'Cell' ? { align: columns[at]?.align ?? 'left' } : {}) })}</w:tc>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map(({ title }, at) => cell(title, at, 'TableHead', true)).join('')}</w:tr>`;
  // A short one is never split: LibreOffice lets rows run over the foot of a page where it must split
  // between rows that are kept together.
  const kept = rows.length <= SHORT_TABLE ? rows.length - 1 : KEPT_ROWS;
  const body = rows.map(
    (row, nth) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((text, at) => cell(text, at, 'Cell', nth < kept)).join('')}</w:tr>`,
  );
  return [
    paragraphXml(caption, { style: 'Caption' }),
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val="${escapeText(caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body.join('')}</w:tbl>`,
    ...notes.map((note) => paragraphXml(note, { style: 'TableNote' })),
    '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>',
  ].join('');
}

/** Rows of a table that stays on one page. */
const SHORT_TABLE = 8;
/** Rows of a longer one that stay with the row after them. */
const KEPT_ROWS = 2;

/** The text's width, shared out whole. */
function columnWidths(columns: readonly NoticeColumn[]): number[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TEXT * width) / whole));
  const left = TEXT - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, at) => (at === 0 ? width + left : width));
}

/**
 * 版记 at the foot of the last page: thick lines above and below, a thin one between. Each entry has a
 * frame of its own at its place on the page, which Word and LibreOffice both keep to.
 */
function recordXml({ copies, issuer, date }: NoticeDocument): string {
  const printed = `${runXml(issuer)}<w:r><w:tab/></w:r>${runXml(`${chineseDate(date)}印发`)}`;
  const sent = copies === null ? null : `抄送：${copies}。`;
  const lines = sent === null ? 0 : Math.ceil(widthOf(sent) / RECORD.characters);
  return [
    sent === null ? '' : framed(runXml(sent), 1 + lines, border('top', 8)),
    framed(printed, 1, border('top', sent === null ? 8 : 6) + border('bottom', 8)),
    // What a frame is anchored to comes after it.
    '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>',
  ].join('');
}

/** Of 版记: its lines stand 24 points apart, and hold so many characters of 四号. */
const RECORD = { line: 480, characters: Math.floor((TEXT - 2 * 280) / 280) } as const;

/** A paragraph in a frame that begins so many lines above the foot of the text. */
function framed(content: string, lines: number, borders: string): string {
  const y = PAGE.height - PAGE.bottom - lines * RECORD.line;
  return (
    '<w:p><w:pPr><w:pStyle w:val="Record"/>' +
    `<w:framePr w:w="${TEXT}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="margin" w:xAlign="center" w:y="${y}"/>` +
    `<w:pBdr>${borders}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="${TEXT - 280}"/></w:tabs><w:ind w:left="280" w:right="280"/></w:pPr>${content}</w:p>`
  );
}

function border(side: string, eighths: number): string {
  return `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="auto"/>`;
}

function headerXml(marks: readonly string[]): string {
  const each = marks.map((mark) => paragraphXml(`【${mark}】`, { style: 'Mark' }));
  const content = each.length === 0 ? '<w:p/>' : each.join('');
  return xml(`<w:hdr xmlns:w="${WORD}">${content}</w:hdr>`);
}

/** — 1 —, a character from the outer edge: right on odd pages, left on even ones. */
function footerXml(side: 'left' | 'right'): string {
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  return xml(
    `<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>${runXml('— ')}${field}${runXml(' —')}</w:p></w:ftr>`,
  );
}

const SETTINGS = xml(
  `<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`,
);

/** Properties of the file; its dates are those of the notice, never of the clock. */
function coreXml({ title, issuer, date }: NoticeDocument): string {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return xml(
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title.join(''))}</dc:title><dc:creator>${escapeText(issuer)}</dc:creator><dc:language>zh-CN</dc:language>${moment('created')}${moment('modified')}</cp:coreProperties>`,
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], at) => {
    const base = type.startsWith('metadata/') ? `${PACKAGE}/relationships` : RELATIONS;
    return `<Relationship Id="rId${at + 1}" Type="${base}/${type}" Target="${target}"/>`;
  });
  return xml(`<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`);
}

const TYPES: readonly (readonly [part: string, type: string])[] = [
  ['word/document.xml', 'document.main'],
  ['word/styles.xml', 'styles'],
  ['word/settings.xml', 'settings'],
  ['word/fontTable.xml', 'fontTable'],
  ['word/header.xml', 'header'],
  ['word/footer-odd.xml', 'footer'],
  ['word/footer-even.xml', 'footer'],
];

const CONTENT_TYPES = xml(
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${TYPES.map(
    ([part, type]) =>
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  ).join(
    '',
  )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
);
