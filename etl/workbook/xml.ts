import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Called with names without their namespace prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Characters that XML forbids but exporters write; they reach the cell, which then is at fault. */
const BAD_TEXT = /disallowed character|character entity|undefined entity/;

/** What the parser leaves of a reference that it cannot resolve: `&#0;`. */
const REFERENCE = /&#?\w+;/g;

/**
 * Reads a part piece by piece, so that memory does not grow with it. Entities declared in the part
 * are not known (no expansion, no files); a part that is not well formed is refused as damaged.
 */
export async function readXml(
  place: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { open, text, close }: XmlHandlers,
): Promise<void> {
  const refuse = (found: string): never => {
    throw new WorkbookRefused('workbook.truncated', `${place}: ${found}`);
  };
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  let badReference = false;
  parser.on('error', ({ message }) => {
    if (!BAD_TEXT.test(message)) refuse(message);
    badReference ||= message.includes('entity');
  });
  parser.on('doctype', () => refuse('<!DOCTYPE>'));
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  if (close) parser.on('closetag', ({ name }) => close(localName(name)));
  if (text) {
    parser.on('cdata', text);
    parser.on('text', (read) => {
      if (read.length > LIMITS.cellText) {
        throw new WorkbookRefused('workbook.bomb', `${place}: a text of ${read.length} characters`);
      }
      text(badReference ? read.replace(REFERENCE, '\0') : read);
      badReference = false;
    });
  }
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) parser.write(decoder.write(chunk));
  parser.write(decoder.end()).close();
}

/** The attribute of that local name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => localName(each) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
