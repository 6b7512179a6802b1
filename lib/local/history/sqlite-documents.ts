import type { DatabaseSync } from "node:sqlite";
import type { Guard } from "./guard.ts";
import type { Documents } from "./history-store.ts";

export function sqliteDocuments(database: DatabaseSync, guarded: Guard): Documents {
  const put = database.prepare(
    "INSERT INTO documents (kind, key, body) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body",
  );
  const get = database.prepare("SELECT body FROM documents WHERE kind = ? AND key = ?");
  const remove = database.prepare("DELETE FROM documents WHERE kind = ? AND key = ?");
  const all = database.prepare("SELECT body FROM documents WHERE kind = ? ORDER BY place");
  const parsed = (row: Record<string, unknown>): object => JSON.parse(String(row["body"]));
  return {
    put: (kind, key, document) => guarded(() => void put.run(kind, key, JSON.stringify(document))),
    get: (kind, key) =>
      guarded(() => {
        const row = get.get(kind, key);
        return row === undefined ? undefined : parsed(row);
      }),
    remove: (kind, key) => guarded(() => void remove.run(kind, key)),
    all: (kind) => guarded(() => all.all(kind).map(parsed)),
  };
}
