/** Characters of 二号 that a line of the text's width holds. */
const LINE = 20;

/** 发文机关、事由和文种, broken where the sense breaks, in lines as even as can be. */
export function titleLines(issuer: string, about: string, subject: string): string[] {
  const pieces = [issuer, `关于${about}`, subject, '的通报'];
  const whole = pieces.join('');
  if (whole.length <= LINE) return [whole];
  const breaks = [1, 2].map((at) => [pieces.slice(0, at).join(''), pieces.slice(at).join('')]);
  const fitting = breaks.filter((lines) => lines.every((line) => line.length <= LINE));
  const even = fitting.toSorted((a, b) => unevenness(a) - unevenness(b)).at(0);
  if (even) return even;
  const opening = pieces.slice(0, 2);
  const short = opening.join('').length <= LINE;
  const lines = [...(short ? [opening.join('')] : opening), pieces.slice(2).join('')];
  return lines.flatMap(evenly);
}

function unevenness([first = '', second = '']: readonly string[]): number {
  return Math.abs(first.length - second.length);
}

/** As many lines as needed; marks that close stay with what they close. */
function evenly(text: string): string[] {
  const lines = Math.ceil(text.length / LINE);
  let size = Math.ceil(text.length / lines);
  while (/^[）》”、，的]/.test(text.slice(size)) && size < LINE) size++;
  const rest = text.slice(size);
  return rest === '' ? [text] : [text.slice(0, size), ...evenly(rest)];
}
