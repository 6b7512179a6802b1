import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { JsonValue, StateMachine } from "../../lib/asl/index.ts";
import { compileProject, createSourceCache } from "../../lib/compiler/index.ts";
import type { CompiledFlow } from "../../lib/compiler/project.ts";
import { renderText } from "../../lib/diagnostics/index.ts";
import type { Task } from "../../lib/flow/index.ts";

/** Something that flows do again and again, as a flow and as the best state machine that we could write by hand for it. */
export interface Pattern {
  readonly name: string;
  readonly flow: CompiledFlow;
  readonly hand: StateMachine;
  readonly inputs: readonly JsonValue[];
  /** The tasks of the flow's file, as fresh as the import of a file can be: both machines start with the same state of theirs. */
  tasks(): Promise<Readonly<Record<string, Task<unknown, unknown>>>>;
}

const folder = join(import.meta.dirname, "patterns");

/** All of `patterns/`, compiled. */
export function patterns(): readonly Pattern[] {
  const cache = createSourceCache();
  let imports = 0;
  return readdirSync(folder).map((name) => {
    const file = (leaf: string): string => join(folder, name, leaf);
    const json = (leaf: string) => JSON.parse(readFileSync(file(leaf), "utf8"));
    return {
      name,
      flow: compiled(name, cache),
      hand: json("hand.asl.json"),
      inputs: json("inputs.json"),
      tasks: async () => {
        imports += 1;
        return tasksOf(await import(`${pathToFileURL(file("flow.ts"))}?${imports}`));
      },
    };
  });
}

function compiled(name: string, cache: ReturnType<typeof createSourceCache>): CompiledFlow {
  const at = join(folder, name);
  const { flows, diagnostics } = compileProject(at, { files: ["flow.ts"], cache });
  const flow = flows.find((one) => one.name === name);
  if (flow !== undefined && diagnostics.length === 0) return flow;
  const source = (file: string): string => readFileSync(join(at, file), "utf8");
  throw new Error(`${name}: ${renderText(diagnostics, { source, color: false })}`);
}

function tasksOf(module: Readonly<Record<string, unknown>>) {
  const isTask = (one: unknown): one is Task<unknown, unknown> =>
    typeof one === "function" && "kind" in one && one.kind === "task";
  const tasks = Object.values(module).filter(isTask);
  return Object.fromEntries(tasks.map((task) => [task.taskName, task]));
}
