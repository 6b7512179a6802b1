import { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleTasks } from "../../lib/constructs/index.ts";
import { projectOf } from "./fixtures/project.ts";
import { repository } from "./fixtures/project-folder.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";

const flow = `import { task } from "nagare";
import { greeting } from "./words.ts";
import { mark } from "marks";
export const greet = task("greet", async () => greeting + mark);
`;

interface Project {
  readonly write: (path: string, text: string) => void;
  /** Bundles the tasks; the bundle's text, and whether it was made now. */
  readonly bundle: (more?: object) => Promise<{ readonly text: string; readonly made: boolean }>;
}

function project(): Project {
  const folder = temporaryFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("flows/hello.ts", flow);
  write("flows/words.ts", 'export const greeting = "Hello";\n');
  write("node_modules/marks/package.json", '{ "name": "marks", "main": "index.js" }');
  write("node_modules/marks/index.js", 'export const mark = "!";\n');
  write("node_modules/marks/other.js", 'export const mark = "!?";\n');
  symlinkSync(repository, join(folder, "node_modules/nagare"));
  return {
    write,
    bundle: async (more = {}) => {
      const base = projectOf([], { tasks: ["greet"] });
      const tasks = base.tasks.map((task) => ({
        ...task,
        file: join(folder, "flows/hello.ts"),
        ...more,
      }));
      const out = join(folder, ".nagare/lambda");
      const file = join(out, "greet/index.mjs");
      const long = new Date(0);
      if (statSync(file, { throwIfNoEntry: false })) utimesSync(file, long, long);
      await bundleTasks({ ...base, tasks }, out);
      return { text: readFileSync(file, "utf8"), made: statSync(file).mtimeMs > 0 };
    },
  };
}

describe("the bundle of a task", { timeout: 120_000 }, () => {
  it("is kept while nothing has changed", async () => {
    const { bundle } = project();
    const first = await bundle();
    expect(first.made).toBe(true);
    expect(await bundle()).toEqual({ text: first.text, made: false });
  });

  it.each([
    [
      "a file that it imports",
      "flows/words.ts",
      'export const greeting = "Good day";\n',
      "Good day",
    ],
    ["its own file", "flows/hello.ts", flow.replace("greeting +", '"Say " + greeting +'), "Say "],
    ["a package", "node_modules/marks/index.js", 'export const mark = "!!!";\n', "!!!"],
    [
      "where a package begins",
      "node_modules/marks/package.json",
      '{ "name": "marks", "main": "other.js" }',
      "!?",
    ],
    [
      "where a path leads",
      "tsconfig.json",
      '{ "compilerOptions": { "paths": { "marks": ["./node_modules/marks/other.js"] } } }',
      "!?",
    ],
  ])("is made again when there is another text in %s", async (_, path, text, expected) => {
    const { write, bundle } = project();
    expect((await bundle()).text).not.toContain(expected);
    write(path, text);
    const again = await bundle();
    expect(again).toEqual({ text: expect.stringContaining(expected), made: true });
    expect(await bundle()).toEqual({ text: again.text, made: false });
  });

  it("is made again when its file is another, its checks are, or somebody changed it", async () => {
    const { write, bundle } = project();
    const { text } = await bundle();
    const checked = { inputSchema: { type: "string" } };
    expect((await bundle(checked)).made).toBe(true);
    expect((await bundle(checked)).made).toBe(false);
    expect((await bundle()).made).toBe(true);
    write(".nagare/lambda/greet/index.mjs", "");
    expect(await bundle()).toEqual({ text, made: true });
  });

  it("is made again after an error, with the error said each time until then", async () => {
    const { write, bundle } = project();
    await bundle();
    write("flows/words.ts", "export const greeting = ;\n");
    await expect(bundle()).rejects.toThrow('task "greet" can\'t be bundled');
    await expect(bundle()).rejects.toThrow('task "greet" can\'t be bundled');
    write("flows/words.ts", 'export const greeting = "Hello";\n');
    expect((await bundle()).made).toBe(true);
  });
});
