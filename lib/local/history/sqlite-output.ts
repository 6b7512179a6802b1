import type { DatabaseSync } from "node:sqlite";
import type { Guard } from "./guard.ts";
import type { HistoryStore, OutputLine } from "./history-store.ts";

export function sqliteOutput(
  database: DatabaseSync,
  guarded: Guard,
  transaction: Guard,
): Pick<HistoryStore, "addOutput" | "output"> {
  const add = database.prepare(
    "INSERT INTO output (execution, task_id, state, body) VALUES (?, ?, ?, ?)",
  );
  const last =
    database.prepare(`SELECT body FROM output WHERE execution = ? AND (? IS NULL OR task_id = ?)
    AND (? IS NULL OR state = ?) ORDER BY key DESC LIMIT ?`);
  return {
    addOutput: (lines) =>
      transaction(() => {
        for (const line of lines)
          add.run(line.executionArn, line.taskId, line.stateName, JSON.stringify(line));
      }),
    output: ({ executionArn, taskId = null, stateName = null, limit }) =>
      guarded(() =>
        last
          .all(executionArn, taskId, taskId, stateName, stateName, limit)
          .map((row): OutputLine => JSON.parse(String(row["body"])))
          .reverse(),
      ),
  };
}
