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
  const last = database.prepare(`SELECT body FROM output WHERE
    (execution = ? OR execution IN (SELECT arn FROM executions WHERE machine IN (SELECT value FROM json_each(?)))) AND (? IS NULL OR task_id = ?)
    AND (? IS NULL OR state = ?) ORDER BY key DESC LIMIT ?`);
  return {
    addOutput: (lines) =>
      transaction(() => {
        for (const line of lines)
          add.run(line.executionArn, line.taskId, line.stateName, JSON.stringify(line));
      }),
    output({ executionArn, mapRunArns = [], taskId = null, stateName = null, limit }) {
      const filter = [executionArn, JSON.stringify(mapRunArns), taskId, taskId];
      const rows = guarded(() => last.all(...filter, stateName, stateName, limit));
      return rows.map((row): OutputLine => JSON.parse(String(row["body"]))).reverse();
    },
  };
}
