import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compiledProject } from "../../lib/cli/compiled-project.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { project } from "./support.ts";

const one = (result: string): string => `
import { flow } from "nagare";
export default flow("one", async () => ${result});
`;

const kept = (folder: string): string => join(folder, ".nagare/compiled.json");

it("gives what the compiler gives, and the same again from what was kept", async () => {
  const folder = project({ "flows/one.ts": one('"first"') });
  const first = await compiledProject(folder);
  expect(first).toEqual(compileProject(folder));
  const written = statSync(kept(folder)).mtimeMs;
  expect(await compiledProject(folder)).toEqual(JSON.parse(JSON.stringify(first)));
  expect(statSync(kept(folder)).mtimeMs).toBe(written);
});

it("compiles again when a flow has changed, or another has come", async () => {
  const folder = project({ "flows/one.ts": one('"first"') });
  await compiledProject(folder);
  writeFileSync(join(folder, "flows/one.ts"), one('"changed"'));
  expect(JSON.stringify((await compiledProject(folder)).flows)).toContain("changed");
  writeFileSync(join(folder, "flows/two.ts"), one("2").replace('"one"', '"two"'));
  expect((await compiledProject(folder)).flows.map(({ name }) => name)).toEqual(["one", "two"]);
});

it("keeps a project that is only warned about, with its warnings", async () => {
  const polling = `
import { flow, sleep, task } from "nagare";
export const isReady = task("is-ready", async () => false);
export default flow("polling", async () => {
  while (!(await isReady())) await sleep("1s");
});
`;
  const folder = project({ "flows/polling.ts": polling });
  const { diagnostics } = await compiledProject(folder);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(existsSync(kept(folder))).toBe(true);
  expect((await compiledProject(folder)).diagnostics).toEqual(diagnostics);
});

it("warns of a calendar from 90 days before its end, of what was kept as well", async () => {
  const held = `
import { calendar, flow } from "nagare";
const office = calendar({ name: "office", holidays: ["2026-08-13"] });
export default flow("one", async ({ day }: { day: string }) => office.isBusinessDay(day));
`;
  const folder = project({ "flows/one.ts": held });
  const toldOn = async (day: string) => {
    const { diagnostics } = await compiledProject(folder, new Date(`${day}T00:00:00Z`));
    return diagnostics.map(({ code }) => code);
  };
  expect(await toldOn("2026-10-01")).toEqual([]);
  const written = statSync(kept(folder)).mtimeMs;
  expect(await toldOn("2026-10-02")).toEqual(["NG1321"]);
  expect(await toldOn("2027-10-02")).toEqual(["NG1321"]);
  expect(await toldOn("2026-10-01")).toEqual([]);
  expect(statSync(kept(folder)).mtimeMs).toBe(written);
});

it("keeps nothing of a project that has an error", async () => {
  const folder = project({ "flows/one.ts": one("new Map()") });
  expect((await compiledProject(folder)).diagnostics).toHaveLength(1);
  expect(existsSync(kept(folder))).toBe(false);
});

it("is not misled by a file that is broken", async () => {
  const folder = project({ "flows/one.ts": one("1") });
  mkdirSync(join(folder, ".nagare"));
  writeFileSync(kept(folder), '{"state": "half');
  expect((await compiledProject(folder)).flows).toHaveLength(1);
  expect(JSON.parse(readFileSync(kept(folder), "utf8")).project.flows).toHaveLength(1);
});
