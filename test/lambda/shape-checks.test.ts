import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { bundleTask } from "../../lambda/task/bundle.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { projectFolder } from "./project-folder.ts";

/** The handler of the task `it`, bundled with what its types say. */
async function handlerOf(declaration: string) {
  const folder = projectFolder({
    "flows/it.ts": `import { task } from "nagare";\n${declaration}`,
    "package.json": '{ "type": "module" }',
  });
  const [task] = compileProject(folder).tasks;
  if (task === undefined) throw new Error("no task");
  const bundle = await bundleTask(task, join(folder, "out"));
  const { handler } = await import(pathToFileURL(bundle.file).href);
  const call = (input: unknown): Promise<unknown> => handler(input, called);
  return { call, bundle, task };
}

const called = { clientContext: { custom: { flow: "daily", step: "load%20(2)" } } };

describe("a task's input", () => {
  const load = `export const it = task("load", async (
    input: { date: string; limit?: number; mode: "full" | "new"; tables: { "a b": string[] }[] },
  ) => input.date);`;
  const good = { date: "2026-01-01", mode: "full", tables: [{ "a b": ["x"] }] };

  it("goes through when it is what the type says, also with members that the type doesn't name", async () => {
    const { call } = await handlerOf(load);
    expect(await call({ ...good, _datadog: {} })).toBe("2026-01-01");
  });

  it.each([
    [{ ...good, date: 5 }, "input.date: expected string, got the number 5"],
    [{ ...good, date: undefined }, "input.date: expected a value, got nothing"],
    [{ ...good, mode: "old" }, 'input.mode: expected "full" or "new", got the string "old"'],
    [{ ...good, limit: null }, "input.limit: expected number, got null"],
    [
      { ...good, tables: [{ "a b": [[]] }] },
      'input.tables[0]["a b"][0]: expected string, got an array of 0',
    ],
    ["text", 'input: expected object, got the string "text"'],
  ])(
    "is refused with flow, step, field, what was expected and what came: %j",
    async (input, told) => {
      const { call } = await handlerOf(load);
      await expect(call(input)).rejects.toMatchObject({
        name: "InvalidInput",
        message: `flow daily, step load (2): ${told}`,
      });
    },
  );

  it("may hold null where undefined was in a list, and refer to itself", async () => {
    const { call } = await handlerOf(`
      interface Tree { readonly name: string; readonly children: readonly Tree[] }
      export const it = task("it", async (input: { names: (string | undefined)[]; tree: Tree }) => input.names);`);
    const tree = { name: "a", children: [{ name: "b", children: [] }] };
    expect(await call({ names: ["x", null], tree })).toEqual(["x", null]);
    await expect(call({ names: [], tree: { ...tree, children: [{ name: "b" }] } })).rejects.toThrow(
      "input.tree.children[0].children: expected a value, got nothing",
    );
  });

  it("is not looked at where it may be left out, or is no JSON", async () => {
    const optional = await handlerOf(
      'export const it = task("it", async (input?: { date: string }) => typeof input);',
    );
    expect(await optional.call({})).toBe("object");
    const open = await handlerOf('export const it = task("it", async (input: Date) => 1);');
    expect(await open.call("2026-01-01")).toBe(1);
  });
});

describe("a task's result", () => {
  it("is refused when it is not what the type says", async () => {
    const { call } = await handlerOf(`export const it = task("it", async (text: string) => {
      const rows: { count: number }[] = JSON.parse(text);
      return { rows };
    });`);
    expect(await call('[{"count": 1}]')).toEqual({ rows: [{ count: 1 }] });
    await expect(call('[{"count": 1}, {"count": "2"}]')).rejects.toMatchObject({
      name: "InvalidResult",
      message:
        'flow daily, step load (2): result.rows[1].count: expected number, got the string "2"',
    });
  });

  it.each([
    ["void", "async () => {}", null],
    ["undefined or a text", 'async () => (process.pid < 0 ? "x" : undefined)', null],
    ["a number that is not finite", "async () => 0 / 0", Number.NaN],
    ["no JSON", "async () => new Date(0)", new Date(0)],
    ["unknown", "async (): Promise<unknown> => 1", 1],
  ])("may be %s", async (_, body, result) => {
    const { call } = await handlerOf(`export const it = task("it", ${body});`);
    expect(await call({})).toEqual(result);
  });
});

it("takes no compiler of schemas to Lambda", async () => {
  const { bundle } = await handlerOf(
    'export const it = task("it", async ({ who }: { who: string }) => ({ text: who }));',
  );
  expect(bundle.sources.filter((file) => file.includes("/ajv/"))).toEqual([]);
  expect(bundle.bytes).toBeLessThan(45_000);
});
