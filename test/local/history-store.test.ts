import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { HistoryEvent } from "../../lib/engine/index.ts";
import {
  type ExecutionRecord,
  type HistoryStore,
  memoryStore,
  SqliteStore,
} from "../../lib/local/history/index.ts";
import { temporaryFolder } from "./local-service.ts";

const record = (executionArn: string, definition = "{}"): ExecutionRecord => ({
  start: {
    executionArn,
    executionName: "n",
    stateMachineArn: "machine",
    stateMachineName: "m",
    roleArn: "role",
    type: "STANDARD",
    input: "{}",
    startTime: 1,
  },
  definition,
  revision: { updateTime: 1, loggingConfiguration: {}, tracingConfiguration: {} },
  state: { status: "RUNNING", redriveCount: 0 },
});

const event = (id: number): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  type: "PassStateEntered",
  timestamp: id,
});

const stores: Readonly<Record<string, () => HistoryStore>> = {
  memory: memoryStore,
  SQLite: () => new SqliteStore(join(temporaryFolder(), "history.sqlite")),
};

describe.each(Object.keys(stores))("the %s store", (name) => {
  const open = (): HistoryStore => stores[name]?.() ?? memoryStore();
  const append = (store: HistoryStore, executionArn: string, ids: readonly number[], more = {}) =>
    store.append({
      executionArn,
      input: { kind: "start", at: ids.length },
      events: ids.map(event),
      tokens: [],
      ...more,
    });

  test("it keeps each execution's inputs and events apart and in order", () => {
    const store = open();
    store.addExecution(record("a"));
    store.addExecution(record("b", '{"other":1}'));
    append(store, "a", [1, 2]);
    append(store, "b", [1]);
    append(store, "a", [3]);
    const ids = (arn: string) => store.events(arn, { limit: 9 }).items.map(({ id }) => id);
    expect([ids("a"), ids("b")]).toEqual([[1, 2, 3], [1]]);
    expect(store.inputs("a").map(({ at }) => at)).toEqual([2, 1]);
    expect(store.execution("b")).toEqual(record("b", '{"other":1}'));
    expect(store.execution("none")).toBeUndefined();
  });

  test("it gives pages that meet, in both orders", () => {
    const store = open();
    store.addExecution(record("a"));
    append(store, "a", [1, 2, 3, 4, 5]);
    for (const order of ["forward", "reverse"] as const) {
      const found: number[] = [];
      let page = store.events("a", { limit: 2, order });
      found.push(...page.items.map(({ id }) => id));
      while (page.next !== undefined) {
        page = store.events("a", { limit: 2, order, after: page.next });
        found.push(...page.items.map(({ id }) => id));
      }
      expect(found).toEqual(order === "forward" ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1]);
    }
    expect(store.events("a", { limit: 5 }).next).toBeUndefined();
    expect(store.events("a", { limit: 5, order: "reverse" }).next).toBeUndefined();
  });

  test("it knows who runs, and lists newest first by status, redrive and page", () => {
    const store = open();
    for (const arn of ["a", "b", "c"]) store.addExecution(record(arn));
    append(store, "b", [1], { state: { status: "FAILED", redriveCount: 1, stopTime: 5 } });
    expect(store.running()).toEqual(["a", "c"]);
    const list = (query: object) => {
      const page = store.executions({ of: "machine", limit: 9, ...query });
      return page.items.map(({ start }) => start.executionArn);
    };
    expect(list({})).toEqual(["c", "b", "a"]);
    expect(list({ status: "FAILED" })).toEqual(["b"]);
    expect(list({ redriven: false })).toEqual(["c", "a"]);
    expect(list({ of: "other" })).toEqual([]);
    const first = store.executions({ of: "machine", limit: 2 });
    expect(list({ limit: 2, after: first.next })).toEqual(["a"]);
    expect(store.execution("b")?.state).toEqual({ status: "FAILED", redriveCount: 1, stopTime: 5 });
  });

  test("it remembers whose a token is", () => {
    const store = open();
    store.addExecution(record("a"));
    append(store, "a", [1], { tokens: [{ taskToken: "secret", taskId: "t1" }] });
    expect(store.token("secret")).toEqual({ executionArn: "a", taskId: "t1" });
    expect(store.token("none")).toBeUndefined();
  });

  test("it refuses a second execution of one ARN", () => {
    const store = open();
    store.addExecution(record("a"));
    expect(() => store.addExecution(record("a"))).toThrow();
    append(store, "a", [1]);
    expect(store.events("a", { limit: 9 }).items).toHaveLength(1);
  });

  test("it keeps documents in the order they were first put", () => {
    const { documents } = open();
    documents.put("stateMachine", "b", { n: 1 });
    documents.put("stateMachine", "a", { n: 2 });
    documents.put("stateMachine", "b", { n: 3 });
    documents.put("activity", "x", { n: 4 });
    expect(documents.all("stateMachine")).toEqual([{ n: 3 }, { n: 2 }]);
    documents.remove("stateMachine", "b");
    expect(documents.get("stateMachine", "b")).toBeUndefined();
    expect(documents.get("activity", "x")).toEqual({ n: 4 });
  });

  test("it gives the last lines that an execution's tasks wrote", () => {
    const store = open();
    const line = (executionArn: string, taskId: string, text: string) =>
      ({ executionArn, taskId, stateName: "s", task: "t", stream: "stdout", at: 1, text }) as const;
    store.addOutput([line("a", "1", "one"), line("a", "2", "two")]);
    store.addOutput([line("b", "1", "other"), line("a", "1", "three")]);
    const texts = (query: object) =>
      store.output({ executionArn: "a", limit: 9, ...query }).map(({ text }) => text);
    expect(texts({})).toEqual(["one", "two", "three"]);
    expect(texts({ taskId: "1" })).toEqual(["one", "three"]);
    expect(texts({ limit: 1 })).toEqual(["three"]);
    expect(texts({ stateName: "none" })).toEqual([]);
  });
});

test("it writes nothing of a step that it can't write whole", () => {
  const store = new SqliteStore(join(temporaryFolder(), "history.sqlite"));
  store.addExecution(record("a"));
  const step = { executionArn: "a", input: { kind: "start", at: 1 }, tokens: [] } as const;
  expect(() => store.append({ ...step, events: [event(1), event(1)] })).toThrow();
  expect(store.events("a", { limit: 9 }).items).toEqual([]);
  expect(store.inputs("a")).toEqual([]);
  store.append({ ...step, events: [event(1)] });
  expect(store.inputs("a")).toHaveLength(1);
});
