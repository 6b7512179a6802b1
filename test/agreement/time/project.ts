import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compileProject } from "../../../lib/compiler/index.ts";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import type { Form } from "./forms.ts";

/** Forms of one zone as one flow: it answers with a list for each time that it is given. */
export interface TimeProgram {
  readonly name: string;
  readonly zone: string;
  readonly forms: readonly Form[];
}

/** The flows of some programs, compiled together. */
export function compileTimes(programs: readonly TimeProgram[]): ReadonlyMap<string, CompiledFlow> {
  const folder = mkdtempSync(join(tmpdir(), "nagare-times-"));
  try {
    mkdirSync(join(folder, "flows"));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve(import.meta.dirname, "../../.."), join(folder, "node_modules/nagare"));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
    for (const program of programs)
      writeFileSync(join(folder, `flows/${program.name}.ts`), sourceOf(program));
    const { flows, diagnostics } = compileProject(folder);
    const [first] = diagnostics.filter(({ severity }) => severity === "error");
    if (first) throw new Error(`${first.span.file}: ${first.code} ${first.message}`);
    return new Map(flows.map((flow) => [flow.name, flow]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sourceOf({ name, zone, forms }: TimeProgram): string {
  return `import { flow, zoned } from "nagare";
type Times = { readonly times: readonly { time: string; later: string; n: number }[] };
export default flow("${name}", async ({ times }: Times) =>
  times.map(({ time, later, n }) => {
    const day = zoned(time, "${zone}");
    const other = zoned(later, "${zone}");
    return { n: n + Number(other < day), said: [${forms.map(({ source }) => source).join(",\n")}] };
  }),
);
`;
}

const settings = {
  compilerOptions: {
    target: "es2024",
    lib: ["es2024"],
    module: "nodenext",
    strict: true,
    types: [],
    skipLibCheck: true,
    noEmit: true,
    customConditions: ["nagare:source"],
  },
};
