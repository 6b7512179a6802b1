import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../lib/compiler/2-check/index.ts";
import { renderText } from "../../../lib/diagnostics/index.ts";
import { inProject } from "../load/in-project.ts";

const STEPS = `
import { flow, map, sleep, task } from "nagare";
import { basename } from "node:path";
const load = task("load", async ({ table }: { table: string }) => {
  console.log(basename(table), Date.now(), new Map(), /x/.test(table));
  return { rows: Math.floor(Math.random() * 10), name: table };
});
`;

/** What the check says of a flow with this body. */
function checked(body: string, before = ""): string {
  const file = `${STEPS}${before}
export default flow("report", async ({ tables, n = 1 }: { tables: string[]; n?: number }, run) => {${body}});
export const others = [map, sleep, run];
function run() { return 1; }`;
  return inProject({ "flows/a.ts": file }, (project, directory) => {
    const source = (name: string): string => readFileSync(join(directory, name), "utf8");
    const diagnostics = [...project.diagnostics, ...check(project)];
    return renderText(diagnostics, { source, color: false });
  });
}

describe("the check accepts", () => {
  it.each<[string, string, string?]>([
    [
      "a promise that is kept and awaited later",
      "const p = load({ table: 'a' }); await sleep('5s'); return (await p).rows;",
    ],
    [
      "kept promises that are awaited together",
      "const a = load({ table: 'a' }); const b = load({ table: 'b' }); return await Promise.all([a, b]);",
    ],
    [
      "an awaited choice of steps",
      "return await (n > 1 ? load({ table: 'a' }) : load({ table: 'b' }));",
    ],
    [
      "steps in an array with conditions and spreads",
      "return await Promise.all([n > 1 ? load({ table: 'a' }) : null, ...tables.map((table) => load({ table }))]);",
    ],
    ["a step returned outside of try", "return load({ table: 'a' });"],
    [
      "a step returned from catch without finally",
      "try { await sleep('1s'); } catch { return load({ table: 'a' }); } return null;",
    ],
    [
      "a step returned from a callback inside try",
      "try { return await map(tables, (table) => { return load({ table }); }); } catch { return []; }",
    ],
    ["a task as a callback", "return await Promise.all(tables.map((table) => load({ table })));"],
    [
      "errors, also of own classes",
      "if (n > 9) throw new TooMany('n'); throw new RangeError('no');",
      "class TooMany extends Error { override readonly name = 'TooMany'; }",
    ],
    [
      "what is pure in the language",
      "return [Math.max(n, 1), JSON.stringify(tables), Number('1'), isNaN(n), Object.keys({ n }), undefined, NaN].length;",
    ],
    [
      "functions of the module",
      "return label(tables[0] ?? '') + LIMITS.most;",
      "const LIMITS = { most: 3 } as const; function label(text: string): string { const short = text.slice(0, 3); return short; }",
    ],
    [
      "own variables of a callback",
      "return await map(tables, async (table) => { let rows = 0; rows += (await load({ table })).rows; return rows; });",
    ],
    [
      "assignments in loops and blocks",
      "let total = 0; for (const table of tables) { total += (await load({ table })).rows; } return total;",
    ],
    [
      "a member named as a global",
      "const o = { fetch: 1, process: { env: 2 } }; return o.fetch + o.process.env;",
    ],
    ["a variable named as a global", "const name = 'a'; const status = name; return status;"],
    [
      "types of anything",
      "const at: Date | undefined = undefined; type M = Map<string, number>; const m: M | null = null; return [at, m].length;",
    ],
    [
      "a function called by two others",
      "return double(n) + quadruple(n);",
      "const double = (x: number) => x * 2; const quadruple = (x: number) => double(double(x));",
    ],
    [
      "a helper that awaits steps",
      "return await both('a');",
      "async function both(table: string) { return await Promise.all([load({ table }), load({ table })]); }",
    ],
    ["a loop with a counter", "for (let i = 0; i < n; i++) { await sleep('1s'); } return n;"],
  ])("%s", (_what, body, before) => {
    expect(checked(body, before)).toBe("");
  });
});

describe("the check refuses", () => {
  it.each<[string, string, string, string?]>([
    [
      "a kept promise used as a value",
      "NG1100",
      "const p = load({ table: 'a' }); await p; return { p };",
    ],
    [
      "a step as an argument",
      "NG1100",
      "return label(load({ table: 'a' }));",
      "const label = (x: unknown) => typeof x;",
    ],
    ["a step in a template", "NG1100", "return `$" + "{load({ table: 'a' })}`;"],
    ["a step behind void", "NG1100", "void load({ table: 'a' });"],
    ["a step behind &&", "NG1100", "n > 1 && load({ table: 'a' });"],
    ["an aliased step", "NG1100", "again({ table: 'a' });", "const again = load;"],
    [
      "an async helper",
      "NG1100",
      "both('a');",
      "async function both(table: string) { return await load({ table }); }",
    ],
    ["mapped steps that nobody awaits", "NG1100", "tables.map((table) => load({ table }));"],
    ["steps in an array that nobody awaits", "NG1101", "const all = [load({ table: 'a' })];"],
    [
      "a step returned from try with finally",
      "NG1104",
      "try { return load({ table: 'a' }); } finally { await sleep('1s'); }",
    ],
    [
      "a change in a nested callback",
      "NG1400",
      "let x = 0; const f = () => { x++; return x; }; return tables.map(f);",
    ],
    [
      "a change of a member from a callback",
      "NG1400",
      "const o = { x: 0 }; await map(tables, async () => { o.x = 1; }); return o;",
    ],
    ["a global behind globalThis", "NG1200", "return globalThis.Date.now();"],
    [
      "an impure helper of a helper",
      "NG1200",
      "return a();",
      "const a = () => b(); const b = () => performance.now();",
    ],
    [
      "a module's counter",
      "NG1203",
      "return next();",
      "let id = 0; const next = () => { id += 1; return id; };",
    ],
    ["using", "NG1000", "using x = null; return x;"],
  ])("%s: %s", (_what, code, body, before) => {
    expect(checked(body, before)).toContain(`error ${code}`);
  });
});
