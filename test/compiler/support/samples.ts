import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue, StateMachine } from "../../../lib/asl/index.ts";
import { compileProject, createSourceCache } from "../../../lib/compiler/index.ts";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import { renderText } from "../../../lib/diagnostics/index.ts";

/** A flow, what it should become, and runs of it. */
export interface Sample {
  readonly name: string;
  readonly folder: string;
  readonly runs: readonly SampleRun[];
}

/** What a run ends with: an output, or the name of an error and, if given, its message. */
export interface SampleRun {
  readonly input: JsonValue;
  readonly output?: JsonValue;
  readonly error?: string;
  readonly message?: string;
}

const samplesFolder = join(import.meta.dirname, "../samples");

export function samples(): readonly Sample[] {
  return readdirSync(samplesFolder)
    .filter((name) => existsSync(join(samplesFolder, name, "flow.ts")))
    .map((name) => {
      const folder = join(samplesFolder, name);
      return { name, folder, runs: JSON.parse(readFileSync(join(folder, "runs.json"), "utf8")) };
    });
}

/** What the sample becomes, as samples.test.ts proves. */
export function expectedOf({ folder }: Sample): StateMachine {
  return JSON.parse(readFileSync(join(folder, "expected.asl.json"), "utf8"));
}

const cache = createSourceCache();

/** A sample's flows, the one that is named like the folder first; throws what the compiler refuses, as a user reads it. */
export function compileSample({
  name,
  folder,
}: Sample): readonly [CompiledFlow, ...CompiledFlow[]] {
  const { flows, diagnostics } = compileProject(folder, { files: ["flow.ts"], cache });
  if (diagnostics.some(({ severity }) => severity === "error")) {
    const source = (file: string) => readFileSync(join(folder, file), "utf8");
    throw new Error(renderText(diagnostics, { source, color: false }));
  }
  const main = flows.find((flow) => flow.name === name);
  if (main === undefined) throw new Error(`${folder} has no flow ${name}`);
  return [main, ...flows.filter((flow) => flow !== main)];
}
