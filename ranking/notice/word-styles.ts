import { escapeText, WORD, xml } from './word-xml.ts';

/**
 * Fonts as the standard names them, each with the one that stands in where it is not installed. Word
 * takes a single name of at most 31 characters there, although the schema speaks of a list (MS-OE376);
 * after that it goes by character set and family.
 */
const FONTS: readonly (readonly [name: string, instead: string, family: string])[] = [
  ['方正小标宋简体', 'STZhongsong', 'roman'],
  ['仿宋_GB2312', 'FangSong', 'modern'],
  ['楷体_GB2312', 'KaiTi', 'modern'],
  ['黑体', 'SimHei', 'swiss'],
  ['宋体', 'SimSun', 'roman'],
  ['Times New Roman', 'Liberation Serif', 'roman'],
];

export const FONT_TABLE = xml(
  `<w:fonts xmlns:w="${WORD}">${FONTS.map(
    ([name, instead, family]) =>
      `<w:font w:name="${escapeText(name)}"><w:altName w:val="${escapeText(instead)}"/><w:charset w:val="${name === 'Times New Roman' ? '00' : '86'}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join('')}</w:fonts>`,
);

const TITLE = '方正小标宋简体';
const BODY = '仿宋_GB2312';
const SECOND = '楷体_GB2312';
const FIRST = '黑体';
const NUMBERS = 'Times New Roman';

/** Twips from line to line: 22 lines in 225 mm. */
export const LINE = 579;
/** Twips taken off each character, so that 28 of 16 points fill 156 mm. */
const TIGHTER = -5;

interface Style {
  readonly id: string;
  readonly font?: string;
  /** Half points: 三号 is 32, 四号 28, 小四 24, 五号 21. */
  readonly size?: number;
  readonly line?: number;
  readonly layout?: string;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly indent?: string;
  readonly look?: string;
  readonly spacing?: number;
}

/** 二号 is 22 points, and its lines stand 35 points apart. */
const TITLE_LINE = 700;
const TABLE_LINE = 360;

const STYLES: readonly Style[] = [
  {
    id: 'Issuer',
    font: TITLE,
    align: 'center',
    line: 1100,
    look: '<w:color w:val="FF0000"/>',
    spacing: 0,
  },
  {
    id: 'Number',
    align: 'center',
    layout: '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>',
  },
  {
    id: 'Title',
    font: TITLE,
    size: 44,
    align: 'center',
    line: TITLE_LINE,
    layout: '<w:keepNext/>',
    spacing: 0,
  },
  { id: 'Addressee' },
  { id: 'Body', indent: 'w:firstLineChars="200" w:firstLine="640"' },
  {
    id: 'First',
    font: FIRST,
    layout: '<w:keepNext/>',
    indent: 'w:firstLineChars="200" w:firstLine="640"',
  },
  {
    id: 'Second',
    font: SECOND,
    layout: '<w:keepNext/>',
    indent: 'w:firstLineChars="200" w:firstLine="640"',
  },
  { id: 'AnnexMark', font: FIRST, align: 'left', layout: '<w:keepNext/>' },
  { id: 'Caption', font: FIRST, size: 24, align: 'center', line: 480, layout: '<w:keepNext/>' },
  { id: 'TableHead', font: FIRST, size: 21, align: 'center', line: TABLE_LINE, spacing: 0 },
  { id: 'Cell', size: 21, align: 'left', line: TABLE_LINE, spacing: 0 },
  { id: 'TableNote', size: 21, line: TABLE_LINE, spacing: 0 },
  { id: 'AfterTable', size: 21, line: 240 },
  { id: 'Record', size: 28, align: 'left', line: 480, spacing: 0 },
  {
    id: 'Mark',
    font: FIRST,
    size: 28,
    align: 'center',
    line: 400,
    look: '<w:color w:val="C00000"/>',
    spacing: 0,
  },
  { id: 'PageNumber', font: '宋体', size: 28, line: 360, spacing: 0 },
];

function fonts(chinese: string, numbers = NUMBERS): string {
  return `<w:rFonts w:ascii="${numbers}" w:hAnsi="${numbers}" w:eastAsia="${chinese}" w:cs="${numbers}"/>`;
}

function styleXml({ id, font, size, line, layout, align, indent, look, spacing }: Style): string {
  const paragraph = [
    layout ?? '',
    line ? `<w:spacing w:line="${line}" w:lineRule="exact"/>` : '',
    indent ? `<w:ind ${indent}/>` : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  const numbers = id === 'PageNumber' ? '宋体' : NUMBERS;
  const run = [
    font ? fonts(font, numbers) : '',
    look ?? '',
    spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`,
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
  ].join('');
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="Notice ${id}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

/** 三号仿宋 in lines of the page's grid, and what differs from it. */
export const STYLES_XML = xml(
  `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(BODY)}<w:spacing w:val="${TIGHTER}"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    STYLES.map(styleXml).join('') +
    '</w:styles>',
);
