import { MAIN, xml } from './write-xml.ts';

/** Indexes into the cell styles below. */
export const STYLE = { number: 0, heading: 1, requiredHeading: 2, text: 3, quotedText: 4 } as const;

const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="等线"/></font>`;
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const LINE = '<color rgb="FFBFBFBF"/>';
const BORDER = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin">${LINE}</${side}>`)
  .join('');
const heading = (fillId: number) =>
  `<xf numFmtId="49" fontId="1" fillId="${fillId}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`;
/** Format 49 is text: Excel leaves 18-digit codes and dates in it as they were typed. */
const text = (quotePrefix: string) =>
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"${quotePrefix} applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;

export const STYLES = xml(
  `<styleSheet xmlns="${MAIN}">` +
    `<fonts count="2">${font('')}${font('<b/>')}</fonts>` +
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE7EEF7')}${fill('FFFCE4D6')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${heading(2)}${heading(3)}${text('')}${text(' quotePrefix="1"')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    '</styleSheet>',
);
