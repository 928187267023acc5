const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/**
 * A cell for a CSV file that people open in a spreadsheet: what it would run as a formula gets a
 * leading apostrophe, which spreadsheets take as "this is text". Plain numbers stay as they are.
 */
export function safeCell(text: string): string {
  return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
