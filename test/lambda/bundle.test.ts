import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { bundleTask } from "../../lambda/task/bundle.ts";
import { projectFolder } from "./project-folder.ts";

/** Bundles the task `it` of a file with this source. */
async function bundled(source: string) {
  const folder = projectFolder({
    "it.ts": source,
    "heavy.ts": 'export const heavy = () => "HEAVY";',
    "fail.ts": 'class NoRows extends Error {}\nexport const fail = () => new NoRows("inner");',
  });
  const file = join(folder, "it.ts");
  const bundle = await bundleTask({ file, variable: "it" }, join(folder, "out"));
  const { handler } = await import(pathToFileURL(bundle.file).href);
  return { bundle, handler, code: readFileSync(bundle.file, "utf8"), file };
}

const simple = 'const it = task("it", async ({ n }: { n: number }) => ({ n: n + 1 }));\n';

test("it takes out one task, exported or not, as a Lambda handler", async () => {
  const { handler } = await bundled(`import { task } from "nagare";\n${simple}`);
  expect(await handler({ n: 1 }, {})).toEqual({ n: 2 });
});

test("it leaves out flows, containers, other tasks and what only they use", async () => {
  const { code, bundle } = await bundled(`
    import { container, cron, flow, json, task } from "nagare";
    import { aws } from "nagare/aws";
    import { heavy } from "./heavy.ts";
    ${simple}
    export const load = container("load", {
      image: "./image",
      command: ({ table }: { table: string }) => ["LOAD", table],
      output: json<{ rows: number }>(),
    });
    export const other = task("other", async () => heavy());
    export default flow("f", { schedule: cron("0 10 * * *", "Asia/Tokyo") }, async () => {
      await load({ table: "FLOW" });
      await aws.sns.publish({ TopicArn: "FLOW", Message: "FLOW" });
      return await other();
    });`);
  expect(code).not.toMatch(/HEAVY|LOAD|FLOW|Tokyo|requestResponse/);
  expect(bundle.bytes).toBeLessThan(60_000);
});

test("it has the code of time zones only for a task that computes with them", async () => {
  const flow = `export default flow("f", async (_: object, run) => {
      await it({ n: zoned(run.scheduledTime, "UTC").day });
    });`;
  const other = await bundled(`import { flow, task, zoned } from "nagare";\n${simple}${flow}`);
  expect(other.code).not.toMatch(/daysInMonth|weekYear/);

  const { handler, bundle } = await bundled(`
    import { task, zoned } from "nagare";
    const it = task("it", async ({ day }: { day: string }) => ({ next: zoned(day, "Asia/Tokyo").plus({ days: 1 }).toISO() }));`);
  expect(await handler({ day: "2026-01-31" }, {})).toEqual({
    next: "2026-02-01T00:00:00.000+09:00",
  });
  expect(bundle.bytes).toBeLessThan(170_000);
});

test("it follows renamed and namespace imports", async () => {
  const renamed = await bundled(`
    import { flow as workflow, task as step } from "nagare";
    const it = step("it", async () => 1);
    export default workflow("f", {}, async () => "FLOW");`);
  expect(renamed.code).not.toContain("FLOW");
  const namespace = await bundled(`
    import * as nagare from "nagare";
    const it = nagare.task("it", async () => 1);
    export default nagare.flow("f", {}, async () => "FLOW");`);
  expect(namespace.code).not.toContain("FLOW");
  expect(await namespace.handler({}, {})).toBe(1);
});

test("it leaves strings, regular expressions and comments as they are", async () => {
  const { handler } = await bundled(`
    import { flow, task } from "nagare";
    // const x = flow("comment")
    const text = \`
const x = flow("a")
\${"task(1)"} and 'flow('\`;
    const it = task("it", async () => [text, /"flow\\("/.source, "export default flow(", 'a "task(" b']);
    export default flow("f", {}, async () => 1);`);
  expect(await handler({}, {})).toEqual([
    "\nconst x = flow(\"a\")\ntask(1) and 'flow('",
    '"flow\\("',
    "export default flow(",
    'a "task(" b',
  ]);
});

test("it runs what a task's file does when it is loaded", async () => {
  const { handler } = await bundled(`
    import { task } from "nagare";
    const seen: string[] = [];
    seen.push("loaded");
    const it = task("it", async () => seen);`);
  expect(await handler({}, {})).toEqual(["loaded"]);
});

test("it keeps names of error classes, of which two files may have one each", async () => {
  const { handler } = await bundled(`
    import { task } from "nagare";
    import { fail } from "./fail.ts";
    class NoRows extends Error {}
    const it = task("it", async ({ inner }: { inner: boolean }) => {
      throw inner ? fail() : new NoRows("outer");
    });`);
  for (const inner of [true, false])
    await expect(handler({ inner }, {})).rejects.toMatchObject({ name: "NoRows" });
});

test("it calls the task with its input and context, once, whatever it returns", async () => {
  const { handler } = await bundled(`
    import { task } from "nagare";
    const it = task("it", { retry: { attempts: 5 } }, async (...all: unknown[]) => {
      if (all.length !== 2 || "awsRequestId" in Object(all[1])) throw new Error("Lambda's own context");
    });`);
  expect(await handler({}, { awsRequestId: "x" })).toBeNull();
});

test("it has a source map without the sources themselves", async () => {
  const { bundle, file } = await bundled(`import { task } from "nagare";\n${simple}`);
  const map = JSON.parse(readFileSync(`${bundle.file}.map`, "utf8"));
  expect(map.sources).toContainEqual(expect.stringContaining("it.ts"));
  expect(map.sourcesContent).toBeUndefined();
  expect(bundle.sources).toContain(file);
});

test("it says which import it can't find", async () => {
  await expect(bundled('import x from "./none.ts";\nconst it = x;')).rejects.toThrow("./none.ts");
});
