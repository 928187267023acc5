/** The heading of the column that carries an entry's number on a sheet returned to a bureau. */
export const ENTRY_HEADING = '隔离编号';
