import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type CompiledProject,
  type Compiler,
  compileProject,
  createCompiler,
} from "../../lib/compiler/index.ts";

const shared = `import { task } from "nagare";
export interface Loaded { rows: number }
export const load = task("load", async ({ day }: { day: string }): Promise<Loaded> => ({ rows: day.length }));
export const day = (date: string) => date.slice(0, 10);
`;

const flowText = (name: string, add = "0"): string => `
import { flow } from "nagare";
import { day, load } from "./shared.ts";
export default flow("${name}", async ({ date }: { date: string }) => {
  const { rows } = await load({ day: day(date) });
  return rows + ${add};
});
`;

const files = {
  "flows/a.ts": flowText("a"),
  "flows/b.ts": flowText("b"),
  "flows/c.ts": flowText("c"),
  "flows/shared.ts": shared,
};

interface Watched {
  readonly folder: string;
  readonly compiler: Compiler;
  write(name: string, text: string): void;
}

function watched(): Watched {
  const folder = mkdtempSync(join(tmpdir(), "nagare-compiler-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(import.meta.dirname, "../.."), join(folder, "node_modules/nagare"));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const compiler = createCompiler(folder);
  compiler.compile();
  return { folder, compiler, write };
}

/** What compiling it anew gives, but for the order of tasks and sources. */
function sorted({ tasks, containers, sources, ...project }: CompiledProject): object {
  const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
    a.name.localeCompare(b.name);
  return {
    ...project,
    tasks: tasks.toSorted(byName),
    containers: containers.toSorted(byName),
    sources: sources.toSorted(),
  };
}

function expectAsAnew({ folder, compiler }: Watched): CompiledProject {
  const project = compiler.compile();
  expect(sorted(project)).toEqual(sorted(compileProject(folder)));
  return project;
}

describe("a compiler that compiles again", () => {
  it("keeps what has not changed as it was", () => {
    const project = watched();
    const before = project.compiler.compile();
    project.write("flows/a.ts", flowText("a", "1"));
    const after = expectAsAnew(project);
    const of = (name: string, { flows }: CompiledProject) =>
      flows.find((flow) => flow.name === name);
    expect(of("b", after)).toBe(of("b", before));
    expect(of("a", after)).not.toEqual(of("a", before));
  });

  it("compiles what imports a changed file", () => {
    const project = watched();
    project.write("flows/shared.ts", shared.replace("slice(0, 10)", "slice(0, 7)"));
    const { flows } = expectAsAnew(project);
    expect(JSON.stringify(flows[0]?.definition)).toContain("0, 7");
  });

  it("sees files come and go", () => {
    const project = watched();
    project.write("flows/d.ts", flowText("d"));
    expect(expectAsAnew(project).flows.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    rmSync(join(project.folder, "flows/b.ts"));
    expect(expectAsAnew(project).flows.map(({ name }) => name)).toEqual(["a", "c", "d"]);
  });

  it("tells errors, and that they are mended", () => {
    const project = watched();
    project.write("flows/a.ts", flowText("a", "nothing"));
    expect(expectAsAnew(project).diagnostics.map(({ code }) => code)).toEqual(["TS2304"]);
    project.write("flows/b.ts", flowText("b", "2"));
    expect(expectAsAnew(project).diagnostics.map(({ code }) => code)).toEqual(["TS2304"]);
    project.write("flows/a.ts", flowText("a"));
    expect(expectAsAnew(project).diagnostics).toEqual([]);
  });

  it("tells what two files do to each other", () => {
    const project = watched();
    project.write("flows/b.ts", flowText("a"));
    expect(expectAsAnew(project).diagnostics.map(({ code }) => code)).toEqual(["NG2100"]);
    project.write("flows/b.ts", flowText("b"));
    expect(expectAsAnew(project).diagnostics).toEqual([]);
    project.write("flows/shared.ts", shared.replace("rows: number", "rows: string"));
    expect(expectAsAnew(project).diagnostics.map(({ code }) => code)).toContain("TS2322");
    project.write("flows/shared.ts", `${shared}export class Late extends Error {}\n`);
    expectAsAnew(project);
    project.write("flows/c.ts", "export class Late extends Error {}\n");
    expectAsAnew(project);
    project.write(
      "flows/c.ts",
      'import { environments } from "nagare";\nexport default environments({ dev: {} });\n',
    );
    expectAsAnew(project);
    project.write(
      "flows/c.ts",
      `import { environments } from "nagare";\nexport default environments({ ${"x".repeat(90)}: {} });\n`,
    );
    expect(expectAsAnew(project).diagnostics.map(({ code }) => code)).toContain("NG3003");
    project.write("flows/shared.ts", shared);
    project.write("flows/c.ts", "declare global { var limit: number }\nexport {};\n");
    expectAsAnew(project);
    project.write("flows/shared.ts", shared.replace("day.length", "limit"));
    expectAsAnew(project);
  });
});
