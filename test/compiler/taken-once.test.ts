// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are source text
/** What differs each time it is taken (an id, a random number, the time) is taken once for each time that the code says so. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileProject, createSourceCache } from "../../lib/compiler/index.ts";
import { renderText } from "../../lib/diagnostics/index.ts";
import { begun, type HandFed } from "../engine/hand-fed.ts";
import { inFolder } from "./support/in-folder.ts";

const STEPS = `
import { container, flow, map, sleep, task } from "nagare";
const STARTED = Date.now();
export const load = task("load", async ({ id }: { id: unknown; more?: unknown }) => ({ id }));
export const ship = container("ship", {
  image: "example.com/ship:1",
  command: ({ id }: { id: string }) => ["--id", id, "--again", id],
  environment: ({ id }: { id: string }) => ({ ID: id }),
});
`;

const cache = createSourceCache();

/** The definition of a flow with this body, and what the compiler says. */
function compiled(body: string) {
  const source = `${STEPS}
export default flow("drawn", async ({ n, on }: { n: number; on: boolean }) => {${body}});
export const others = [map, sleep, load, ship, STARTED];
`;
  return inFolder({ "flows/drawn.ts": source }, (folder) => {
    const { flows, diagnostics } = compileProject(folder, { cache });
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    const said = renderText(diagnostics, { source: read, color: false });
    return { definition: flows.find(({ name }) => name === "drawn")?.definition, said };
  });
}

function count(text: string, word: RegExp): number {
  return [...text.matchAll(word)].length;
}

/** The ids that the step was given, try by try. */
function idsSent(fed: HandFed): readonly string[] {
  return fed.tasks("load").map((task) => /[\da-f-]{36}/.exec(JSON.stringify(task))?.[0] ?? "none");
}

/** `ways`: how many ways through the flow have a copy of the code. */
const FLOWS: readonly (readonly [name: string, body: string, ways?: number])[] = [
  [
    "one step after another",
    "const id = crypto.randomUUID(); await load({ id }); await load({ id });",
  ],
  ["a result of two members", "const id = crypto.randomUUID(); return { id, more: [id, id] };"],
  [
    "a value made of it",
    "const id = crypto.randomUUID(); const key = `a/${id}`; await load({ id, more: key }); return key;",
  ],
  [
    "a value made of it, read by branches",
    "const id = crypto.randomUUID(); const key = `a/${id}`; return await Promise.all([load({ id }), load({ id: key })]);",
  ],
  [
    "a pattern",
    "const { a, b: [b] } = { a: 1, b: [crypto.randomUUID()] }; await load({ id: a }); return [b, b];",
  ],
  ["two names of one member", "const { a, a: b } = { a: crypto.randomUUID() }; return { a, b };"],
  ["a chain of assignments", "let a = ''; const b = (a = crypto.randomUUID()); return { a, b };"],
  ["a container", "return (await ship({ id: crypto.randomUUID() })).exitCode;"],
  [
    "a branch on it",
    "const r = Math.random(); if (r < 0.1) return 1; if (r < 0.2) await load({ id: r }); return r;",
  ],
  [
    "several variables of one condition",
    "let a = 0; let b = 0; if (Math.random() < 0.5) { a = 1; b = 1; } await load({ id: a }); return b;",
  ],
  [
    "a condition behind a condition",
    "await load({ id: 1 }); if (Math.random() < 0.5) { if (n > 1) await load({ id: 2 }); else await sleep('1s'); } return n;",
  ],
  [
    "a switch",
    "switch (Math.floor(Math.random() * 3)) { case 0: return 'a'; case 1: return 'b'; } return 'c';",
  ],
  ["an or that awaits", "return Math.random() || (await load({ id: 1 })).id;"],
  [
    "a lazy assignment",
    "let x: string | undefined; if (on) x = 'a'; const y = (x ??= crypto.randomUUID()); return [x, y];",
  ],
  [
    "arithmetic",
    "const r = Math.round(Math.random() * n); return { r, s: Math.sign(Math.random() - 0.5) + Math.trunc(n) };",
  ],
  ["text", "return `${Math.random()} ${String(n)}`.padStart(30, '0');"],
  [
    "a body's own",
    "return await Promise.all([1, 2].map(async (x) => { const id = crypto.randomUUID(); await load({ id, more: x }); return id; }));",
  ],
  [
    "an outer one in a body",
    "const id = crypto.randomUUID(); return await Promise.all([1, 2].map(async (x) => load({ id, more: x })));",
  ],
  [
    "an outer one at each index",
    "const id = crypto.randomUUID(); return [1, 2].map((x) => `${x}${id}`);",
  ],
  [
    "a caught failure",
    "const id = crypto.randomUUID(); try { await load({ id }); } catch { await load({ id }); } return id;",
  ],
  [
    "what a step's tries get",
    "await sleep('1s'); return await load({ id: on ? crypto.randomUUID() : 'none', more: [n] });",
  ],
  [
    "a loop's own",
    "let last = ''; for (let i = 0; i < n; i++) { const id = crypto.randomUUID(); last = `${last}${id}`; await load({ id, more: last }); } return last;",
    2,
  ],
  [
    "times",
    "const t = Date.now(); await load({ id: t }); const iso = new Date().toISOString(); return { took: new Date().getTime() - t, iso, day: iso.slice(0, 10) };",
  ],
];

describe("what differs each time", () => {
  it.each(FLOWS.map(([name, body, ways = 1]) => ({ name, body, ways })))(
    "is taken as often as the code says: $name",
    ({ body, ways }) => {
      const { definition, said } = compiled(body);
      expect(said).toBe("");
      // How long a container waits for another start is no value of the flow.
      const text = JSON.stringify(definition).replaceAll(/"Seconds":"[^"]*"/g, "");
      const calls = {
        ids: ways * count(body, /randomUUID\(/g),
        numbers: ways * count(body, /Math\.random\(/g),
        times: ways * count(body, /Date\.now\(|new Date\(/g),
      };
      expect({
        ids: count(text, /\$uuid\(/g),
        numbers: count(text, /\$random\(/g),
        times: count(text, /\$millis\(|\$now\(/g),
      }).toEqual(calls);
    },
  );

  it("is taken before the task, so that each try sends the same", () => {
    const { definition } = compiled("await sleep('1s'); await load({ id: crypto.randomUUID() });");
    const { States = {} } = definition ?? {};
    expect(Object.values(States).filter(({ Type }) => Type === "Pass")).toEqual([]);
    expect(JSON.stringify(States["load"])).not.toContain("$uuid");
    expect(JSON.stringify(States["sleep 1s"])).toContain('"id":"{% $uuid() %}"');
  });

  it("takes one state before the first step, and none for what is made of it", () => {
    const { definition } = compiled(
      "const id = crypto.randomUUID(); const key = `a/${id}`; await load({ id, more: key }); return key;",
    );
    expect(Object.keys(definition?.States ?? {})).toEqual(["set id", "invalid params", "load"]);
  });

  it("is one for all items of a distributed map", () => {
    const { definition } = compiled(
      "const id = crypto.randomUUID(); await map([1, 2], async (x) => { await load({ id, more: x }); }, { distributed: true });",
    );
    const { ItemSelector } = Object.values(definition?.States ?? {}).find(
      ({ Type }) => Type === "Map",
    ) as { ItemSelector?: object };
    expect(ItemSelector).toMatchObject({ id: "{% $id %}" });
  });

  it("is taken before a step that starts before it and is awaited later", () => {
    const { definition } = compiled(
      "const p = load({ id: 1 }); const t = Date.now(); await p; return Date.now() - t;",
    );
    expect(JSON.stringify(definition?.States["set t"])).toContain("$millis()");
    expect(JSON.stringify(definition?.States["load"])).toContain("$millis() - $t");
  });

  it.each([
    [
      "an iteration",
      "return await Promise.all([1, 2].map(async (x) => { const id = crypto.randomUUID(); await load({ id, more: x }); return (await load({ id })).id; }));",
      "ItemSelector",
    ],
    [
      "a branch",
      "return await Promise.all([load({ id: 1 }), (async () => { const id = Date.now(); await load({ id }); return (await load({ id })).id; })()]);",
      "Arguments",
    ],
  ])("is handed to %s whose steps share it", (_, body, field) => {
    const { definition } = compiled(body);
    const [first] = Object.values(definition?.States ?? {});
    expect(JSON.stringify(first)).not.toContain('"Type":"Pass"');
    expect(JSON.stringify(Object(first)[field])).toMatch(/\$(uuid|millis)\(\)/);
  });

  it.each([
    ["a step", "await sleep('1s'); return (await load({ id: crypto.randomUUID() })).id;"],
    [
      "an iteration",
      "return await Promise.all([1, 2].map(async (x) => { const id = crypto.randomUUID(); await load({ id, more: x }); return (await load({ id })).id; }));",
    ],
  ])("is the same after a redrive: in %s", async (_, body) => {
    const { definition } = compiled(body);
    if (definition === undefined) throw new Error("refused");
    const fed = await begun(definition, { n: 1, on: true });
    if (fed.tasks("load").length === 0) await fed.wake();
    await fed.fail("load");
    const before = idsSent(fed);
    await fed.redrive();
    expect(idsSent(fed)).toEqual([...before, ...before]);
    expect(new Set(before).size).toBe(before.length);
  });

  it("takes a state for the time at which an iteration begins", () => {
    const { definition } = compiled(
      "return await map([1, 2], async (x) => { const at = Date.now(); await load({ id: at, more: x }); return (await load({ id: at })).id; }, { concurrency: 1 });",
    );
    expect(JSON.stringify(definition)).toContain(
      '"set at":{"Type":"Pass","Next":"load","Assign":{"x":"{% $states.input %}","at":"{% $millis() %}"}}',
    );
  });

  it.each([
    ["a constant of the module", "return STARTED;", "NG1202"],
    [
      "a loop that only waits",
      "let i = 0; const wait = () => { let k = 0; while (Date.now() < n) k++; return k; }; i = wait(); return i;",
      "NG1000",
    ],
    ["a precise time", "return performance.now();", "NG1200"],
    ["a function as a value", "return [1].map(Math.random);", "NG1200"],
    [
      "a time that is taken while a step runs",
      "const p = load({ id: 1 }); return [Date.now(), await p];",
      "NG1106",
    ],
    ["a seed", "return crypto.randomUUID({ disableEntropyCache: true });", "NG1200"],
    ["a date as an object", "const d = new Date(); return d.getDay();", "NG1200"],
    ["a date of a time", "return new Date(n) < new Date(n + 1);", "NG1300"],
    ["the parts of a date", "return new Date(2026, 0).toISOString();", "NG1300"],
    ["a method as a value", "return [new Date().getTime];", "NG1200"],
    ["a time of anything", "return new Date(on ? n : 'x').getTime();", "NG1002"],
    ["a test of a time", "return Number.isNaN(Date.parse('x'));", "NG1000"],
    ["a part of a date", "return Date.UTC(2026, 0);", "NG1200"],
  ])("is refused as %s", (_, body, code) => {
    expect(compiled(`${body}`).said).toContain(code);
  });
});
