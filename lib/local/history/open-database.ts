import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { schema, schemaVersion } from "./schema.ts";

/** The history could not be opened, and why: a sentence for the user. */
export class HistoryUnavailable extends Error {
  override readonly name = "HistoryUnavailable";

  /** Whether another process has it: it may be free soon. */
  get isInUse(): boolean {
    return resultCode(this.cause) === 5;
  }
}

/**
 * Opens the history file, making it if there is none. It stays locked as long as it is open, and the system drops the lock when the
 * process dies, however it dies.
 *
 * @throws HistoryUnavailable when another process has it, when it isn't a history, or when the disk refuses.
 */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: 0 });
    // NORMAL with WAL survives the death of the process; only the power failing may cost the last moments.
    database.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    );
    const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
    if (typeof version === "number" && version > schemaVersion)
      throw new HistoryUnavailable(
        `${file} was written by a newer nagare; use that one, or move the file away`,
      );
    // A file that has its tables is only locked: a damaged one stays as it is.
    database.exec(`BEGIN EXCLUSIVE; ${version === schemaVersion ? "" : schema} COMMIT;`);
    return database;
  } catch (error) {
    database?.close();
    throw unavailable(file, error);
  }
}

const damaged = 11;

/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const reasons: Readonly<Record<number, string>> = {
  5: "another nagare process is using it; stop that one, or run against it",
  8: "it can't be written",
  10: "the disk failed to read or write",
  [damaged]: "it is damaged; move it away to start with an empty history",
  13: "the disk is full",
  14: "it can't be opened",
  26: "it is not a history of nagare; move it away to start with an empty one",
};

/** Says what is wrong with the history in words a user can act on. */
export function unavailable(file: string, cause: unknown): HistoryUnavailable {
  if (cause instanceof HistoryUnavailable) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  // A row that is no JSON was not written by us.
  const code = cause instanceof SyntaxError ? damaged : resultCode(cause);
  const reason = reasons[code] ?? text;
  return new HistoryUnavailable(`the history ${file}: ${reason}`, { cause });
}

function resultCode(error: unknown): number {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}
