/**
 * The tables. An execution's inputs and events have keys that place them side by side in the file (`rowKey`), so that adding one costs the
 * same at the end of a long history as at the start of a short one.
 */
export const schemaVersion = 1;

export const schema = `
CREATE TABLE IF NOT EXISTS documents (
  place INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, key));
CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS executions (
  place INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, status TEXT NOT NULL, redrives INTEGER NOT NULL,
  definition TEXT NOT NULL REFERENCES definitions, body TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS executions_of_machine ON executions (machine, place);
CREATE INDEX IF NOT EXISTS executions_running ON executions (place) WHERE status = 'RUNNING';
CREATE TABLE IF NOT EXISTS inputs (key INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (key INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, execution INTEGER NOT NULL, task TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS output (
  key INTEGER PRIMARY KEY, execution TEXT NOT NULL, task_id TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS output_of_execution ON output (execution, key);
PRAGMA user_version = ${schemaVersion};
`;

/** Room for this many inputs or events in one execution; leaves 2^25 executions. */
const perExecution = 2 ** 28;

/** The key of row `number` (from 1) of the execution at `place`. */
export const rowKey = (place: number, number: number): number => place * perExecution + number;
export const numberOf = (key: number): number => key % perExecution;
