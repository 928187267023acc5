import { homeAt } from '../warehouse/home.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { report } from './alone.ts';

// DuckDB's own `read_csv` of one file into a table of a database file, without a rule or a check.
const [file = '', folder = ''] = process.argv.slice(2);
await report(() =>
  withLoader(homeAt(folder), (connection) =>
    rows(connection, `CREATE TABLE bare AS FROM read_csv('${file}', all_varchar = true)`),
  ),
);
