import { createHash } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { HistoryEvent, RunInput } from "../../engine/index.ts";
import { deliveryKey } from "./delivery-key.ts";
import {
  type Documents,
  type EventQuery,
  type ExecutionQuery,
  type ExecutionRecord,
  type HistoryStore,
  listedUnder,
  type OutputLine,
  type OutputQuery,
  type Page,
  type Step,
  type TokenOwner,
} from "./history-store.ts";
import { openDatabase, unavailable } from "./open-database.ts";
import { numberOf, rowKey } from "./schema.ts";
import { sqliteDocuments } from "./sqlite-documents.ts";
import { sqliteOutput } from "./sqlite-output.ts";

/** How far the rows of an execution that is being written have come. */
interface Writing {
  readonly place: number;
  inputs: number;
}

/** The store in one SQLite file. Every call throws HistoryUnavailable when the file can't be read or written. */
export class SqliteStore implements HistoryStore {
  readonly documents: Documents;
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #sql: ReturnType<typeof statements>;
  readonly #definitions: ReturnType<typeof definitionTexts>;
  readonly #lines: Pick<HistoryStore, "addOutput" | "output">;
  readonly #writing = new Map<string, Writing>();

  /** @throws HistoryUnavailable */
  constructor(file: string) {
    this.#file = file;
    this.#database = openDatabase(file);
    this.#sql = statements(this.#database);
    this.#definitions = definitionTexts(this.#database);
    this.documents = sqliteDocuments(this.#database, this.#guarded);
    this.#lines = sqliteOutput(this.#database, this.#guarded, this.#transaction);
  }

  addExecution({ definition, state, ...rest }: ExecutionRecord): void {
    this.#transaction(() => {
      const hash = this.#definitions.put(definition);
      const { executionArn } = rest.start;
      const columns = [executionArn, listedUnder(rest), state.status, state.redriveCount, hash];
      this.#sql.insert.run(...columns, JSON.stringify(rest), JSON.stringify(state));
    });
  }

  execution(arn: string): ExecutionRecord | undefined {
    const row = this.#guarded(() => this.#sql.one.get(arn));
    return row === undefined ? undefined : this.#record(row);
  }

  executions({ of, status, redriven, limit, after }: ExecutionQuery): Page<ExecutionRecord> {
    const wanted = redriven === undefined ? null : Number(redriven);
    const before = after ?? Number.MAX_SAFE_INTEGER;
    const filter = [of, before, status ?? null, status ?? null, wanted, wanted];
    const rows = this.#guarded(() => this.#sql.list.all(...filter, limit + 1));
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? { next: Number(items.at(-1)?.["place"]) } : {};
    return { items: items.map((row) => this.#record(row)), ...next };
  }

  running(): readonly string[] {
    return this.#guarded(() => this.#sql.running.all().map((row) => String(row["arn"])));
  }

  append({ executionArn, input, events, tokens, state, deliveries = [] }: Step): void {
    const at = this.#guarded(() => this.#writingOf(executionArn));
    this.#transaction(() => {
      this.#sql.addInput.run(rowKey(at.place, at.inputs + 1), JSON.stringify(input));
      for (const event of events)
        this.#sql.addEvent.run(rowKey(at.place, event.id), JSON.stringify(event));
      for (const { taskToken, taskId } of tokens)
        this.#sql.addToken.run(taskToken, at.place, taskId);
      if (state !== undefined)
        this.#sql.update.run(state.status, state.redriveCount, JSON.stringify(state), at.place);
      for (const each of deliveries) this.documents.put("delivery", deliveryKey(each), each);
    });
    at.inputs++;
    if (state !== undefined && state.status !== "RUNNING") this.#writing.delete(executionArn);
  }

  inputs(arn: string): readonly RunInput[] {
    return this.#guarded(() => {
      const place = this.#placeOf(arn);
      const rows = this.#sql.inputs.all(rowKey(place, 0), rowKey(place + 1, 0));
      return rows.map((row): RunInput => JSON.parse(String(row["body"])));
    });
  }

  events(arn: string, { limit, order = "forward", after }: EventQuery): Page<HistoryEvent> {
    const rows = this.#guarded(() => {
      const place = this.#placeOf(arn);
      const start = rowKey(place, order === "forward" ? (after ?? 0) : 0);
      const isTo = order === "reverse" && after !== undefined;
      const end = isTo ? rowKey(place, after) : rowKey(place + 1, 0);
      return this.#sql[order].all(start, end, limit + 1);
    });
    const parse = (row: (typeof rows)[number]): HistoryEvent => JSON.parse(String(row["body"]));
    const items = this.#guarded(() => rows.slice(0, limit).map(parse));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined ? { next: last.id } : {}) };
  }

  token(taskToken: string): TokenOwner | undefined {
    const row = this.#guarded(() => this.#sql.token.get(taskToken));
    if (row === undefined) return undefined;
    return { executionArn: String(row["arn"]), taskId: String(row["task"]) };
  }

  addOutput(lines: readonly OutputLine[]): void {
    this.#lines.addOutput(lines);
  }

  output(query: OutputQuery): readonly OutputLine[] {
    return this.#lines.output(query);
  }

  close(): void {
    this.#database.close();
  }

  readonly #guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw unavailable(this.#file, error);
    }
  };

  readonly #transaction = <T>(work: () => T): T =>
    this.#guarded(() => {
      this.#database.exec("BEGIN");
      const result = work();
      this.#database.exec("COMMIT");
      return result;
    });

  #record(row: Record<string, unknown>): ExecutionRecord {
    return this.#guarded(() => ({
      ...JSON.parse(String(row["body"])),
      definition: this.#definitions.get(String(row["definition"])),
      state: JSON.parse(String(row["state"])),
    }));
  }

  #placeOf(arn: string): number {
    const row = this.#sql.place.get(arn);
    if (row === undefined) throw new Error(`no execution ${arn}`);
    return Number(row["place"]);
  }

  #writingOf(arn: string): Writing {
    const known = this.#writing.get(arn);
    if (known !== undefined) return known;
    const place = this.#placeOf(arn);
    const last = this.#sql.lastInput.get(rowKey(place, 0), rowKey(place + 1, 0))?.["key"];
    const inputs = typeof last === "number" ? numberOf(last) : 0;
    const found = { place, inputs };
    this.#writing.set(arn, found);
    return found;
  }
}

function statements(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => database.prepare(text);
  const events = "SELECT body FROM events WHERE key > ? AND key < ? ORDER BY key";
  return {
    insert: prepare(
      "INSERT INTO executions (arn, machine, status, redrives, definition, body, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    one: prepare("SELECT definition, body, state FROM executions WHERE arn = ?"),
    place: prepare("SELECT place FROM executions WHERE arn = ?"),
    update: prepare("UPDATE executions SET status = ?, redrives = ?, state = ? WHERE place = ?"),
    list: prepare(`SELECT place, definition, body, state FROM executions WHERE machine = ? AND place < ?
      AND (? IS NULL OR status = ?) AND (? IS NULL OR (redrives > 0) = ?) ORDER BY place DESC LIMIT ?`),
    running: prepare("SELECT arn FROM executions WHERE status = 'RUNNING' ORDER BY place"),
    addInput: prepare("INSERT INTO inputs (key, body) VALUES (?, ?)"),
    addEvent: prepare("INSERT INTO events (key, body) VALUES (?, ?)"),
    addToken: prepare("INSERT INTO tokens (token, execution, task) VALUES (?, ?, ?)"),
    lastInput: prepare("SELECT max(key) AS key FROM inputs WHERE key > ? AND key < ?"),
    inputs: prepare("SELECT body FROM inputs WHERE key > ? AND key < ? ORDER BY key"),
    forward: prepare(`${events} LIMIT ?`),
    reverse: prepare(`${events} DESC LIMIT ?`),
    token: prepare(
      "SELECT arn, task FROM tokens JOIN executions ON place = execution WHERE token = ?",
    ),
  } as const;
}

/** Definitions are large and shared by many executions: each is kept once, under its hash. */
function definitionTexts(database: DatabaseSync) {
  const known = new Map<string, string>();
  const add = database.prepare("INSERT OR IGNORE INTO definitions (hash, body) VALUES (?, ?)");
  const find = database.prepare("SELECT body FROM definitions WHERE hash = ?");
  return {
    put(text: string): string {
      const hash = createHash("sha256").update(text).digest("hex");
      add.run(hash, text);
      return hash;
    },
    get(hash: string): string {
      const text = known.get(hash) ?? String(find.get(hash)?.["body"]);
      known.set(hash, text);
      return text;
    },
  };
}
