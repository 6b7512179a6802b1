/** Flows that take ids, chance and the time, natively and compiled, by the same clock: the same times and, by another name, the same ids. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../lib/asl/index.ts";
import { createSourceCache } from "../../lib/compiler/1-load/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { expressionsIn } from "../../lib/compiler/limits/index.ts";
import { renderText } from "../../lib/diagnostics/index.ts";
import type { Flow, Task } from "../../lib/flow/index.ts";
import { evaluatorDifferences } from "../compiler/support/evaluator-differences.ts";
import { runCompiled } from "./compiled.ts";
import { inVirtualTime } from "./in-virtual-time.ts";
import { type Outcome, runNatively } from "./native.ts";
import { calls, failures } from "./taken/calls.ts";
import * as module from "./taken/flows.ts";

const INPUTS = {
  polling: [{ seconds: 20 }, { seconds: 0 }, { seconds: -1 }, { seconds: 100 }],
  "polling-until-ready": [{ ready: 1 }, { ready: 3 }, { ready: 100 }],
  "for-deadline": [{ seconds: 7 }, { seconds: 0 }],
  retried: [{ fails: 0 }, { fails: 1 }, { fails: 2 }, { fails: 9 }],
  "retried-time": [{ fails: 0 }, { fails: 2 }, { fails: 9 }],
  "retried-parse": [{ fails: 2, text: '{"a":"b"}' }],
  "in-try": [{ fails: 0 }, { fails: 2 }, { fails: 9 }],
  branches: [{ n: 1 }],
  iterations: [{ items: [] }, { items: [7] }, { items: [1, 2, 3] }],
  callbacks: [{ items: [] }, { items: ["a"] }, { items: ["a", "constructor", "$x"] }],
  sorted: [{ n: 0 }, { n: 1 }, { n: 40 }],
  defaults: [{}, { id: "mine" }, { at: 5 }],
  "helper-defaults": [{}, { given: "mine" }],
  lazily: [{ on: true }, { on: false }, { on: true, id: "" }],
  absent: [{ on: true }, { on: false }],
  swapped: [{ n: 1 }],
  gathered: [{ n: 0 }, { n: 1 }, { n: 3 }],
  "around-steps": [{ n: 1 }],
  conditions: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: -1 }],
  switched: [{ n: 0 }, { n: 30 }],
  stayed: [{ n: 5 }],
  thrown: [{ n: 0 }, { n: 1 }],
  endless: [{ n: 0 }, { n: 1 }, { n: 3 }],
  inline: [{ n: 0 }, { n: 1 }, { n: 2 }],
  together: [{ n: 1 }],
  "text-of-time": [{ n: 1 }],
  instants: [
    { text: "2026-01-01", ms: 0 },
    { text: "2025-12-31T23:59:59Z", ms: -1 },
    { text: "2024-02-29T12:30:00.5+09:00", ms: 1767225600007 },
    { text: "0000-01-01T00:00:00.123456789Z", ms: 86400001.5 },
    { text: "1969-12-31T12:00:00-11:30", ms: 253402300799999.9 - 41400000 },
    { text: "9999-12-31", ms: 0.9 },
  ],
  "same-names": [{ items: [] }, { items: ["a"] }, { items: ["a", "b"] }],
  distributed: [{ items: [] }, { items: ["a"] }, { items: ["a", "b"] }],
  "settled-ones": [{ fails: 0 }, { fails: 2 }, { fails: 9 }],
  "timed-out": [{ needs: 1 }, { needs: 2 }, { needs: 9 }],
  keys: [{}, { key: "$x" }, { key: "" }],
  members: [{ n: 0 }, { n: -1 }],
  "async-defaults": [{}, { id: "mine" }],
  guarded: [{ text: "{" }, { text: '{"a":"b"}' }],
  failing: [{ n: 1 }, { n: 2 }],
  chosen: [
    { on: true, xs: [] },
    { on: false, xs: [0] },
    { on: true, xs: [Date.UTC(2026, 0, 1, 0, 0, 7), 1, Date.UTC(2027)] },
  ],
  returned: [{ n: 0 }, { n: 1 }],
  carried: [{ n: 0 }, { n: 1 }, { n: 4 }],
  dropped: [{ n: 0 }, { n: 1 }],
  meanwhile: [{ n: 0 }],
  doubled: [{ n: 0 }, { n: 1 }, { n: 3 }],
  "first-in-parallel": [{}],
  "first-in-map": [{ items: ["a", "b"] }, { items: [] }],
  "own-of-each": [{ items: ["a", "b"] }, { items: [] }],
} satisfies Readonly<Record<string, readonly JsonValue[]>>;

const folder = join(import.meta.dirname, "taken");
const { flows, diagnostics } = compileProject(folder, {
  files: ["flows.ts"],
  cache: createSourceCache(),
});
const all: readonly unknown[] = Object.values(module);
const isOf = (kind: string) => (one: unknown) =>
  typeof one === "function" && "kind" in one && one.kind === kind;
const tasks = all.filter(isOf("task")) as readonly Task<unknown, unknown>[];
const natives = all.filter(isOf("flow")) as readonly Flow<unknown, unknown>[];

describe("what differs each time", () => {
  it("compiles", () => {
    const source = (file: string): string => readFileSync(join(folder, file), "utf8");
    expect(renderText(diagnostics, { source, color: false })).toBe("");
    expect(flows.map(({ name }) => name).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it.each(flows)("is computed alike by both evaluators: $name", ({ definition }) => {
    expect(expressionsIn(definition).flatMap(evaluatorDifferences)).toEqual([]);
  });

  it.each(Object.entries(INPUTS))("is the same natively and compiled: %s", async (name, inputs) => {
    const flow = natives.find(({ flowName }) => flowName === name);
    const compiled = flows.find((one) => one.name === name);
    if (!flow || !compiled) throw new Error(`no flow ${name}`);
    for (const input of inputs) {
      const one = { flow, tasks };
      const here = await told(() => inVirtualTime(() => runNatively(one, input)));
      const there = await told(() => runCompiled([compiled], one, input));
      expect({ input, ...there }).toEqual({ input, ...here });
    }
  });
});

/** What happened, each id by its turn. */
async function told(run: () => Promise<Outcome>): Promise<object> {
  calls.length = 0;
  failures.count = 0;
  const outcome = await run();
  const ids = new Map<string, string>();
  const text = JSON.stringify({ calls, outcome });
  return JSON.parse(
    text.replaceAll(UUID, (id) => {
      const known = ids.get(id) ?? `id ${ids.size + 1}`;
      ids.set(id, known);
      return known;
    }),
  );
}

const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;
