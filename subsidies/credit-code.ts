/**
 * What a unified social credit code of 18 characters says of whether its unit is of one of these kinds,
 * in SQL over the code; null where it does not tell (GB 32100-2015: 91 a firm, 93 a farmers'
 * cooperative, 1 and 5 public institutions and social organisations, which no firm is). An institute can
 * be a firm, so that 91 excludes nothing.
 */
export function kindOfCode(code: string, kinds: readonly string[]): string {
  const begins = (prefix: string) => `${code} LIKE '${prefix}${'_'.repeat(18 - prefix.length)}'`;
  const told = [
    ...(kinds.includes('enterprise') ? [`WHEN ${begins('91')} THEN true`] : []),
    ...(kinds.includes('cooperative') ? [`WHEN ${begins('93')} THEN true`] : []),
    ...(kinds.every((kind) => kind === 'enterprise' || kind === 'cooperative')
      ? [`WHEN ${begins('1')} OR ${begins('5')} THEN false`]
      : []),
  ];
  return told.length === 0 ? 'NULL' : `CASE ${told.join(' ')} END`;
}
