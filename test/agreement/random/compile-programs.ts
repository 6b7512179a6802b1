import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compileProject, createSourceCache } from "../../../lib/compiler/index.ts";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import type { Diagnostic } from "../../../lib/diagnostics/index.ts";
import type { Program } from "./program.ts";

/** What the compiler makes of one program. */
export type Compiled =
  | { readonly kind: "compiled"; readonly flows: readonly [CompiledFlow, ...CompiledFlow[]] }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "crashed"; readonly error: unknown };

export interface Compiler {
  /** By the programs' names. Many at once share a TypeScript program: one each would take a second. */
  compile(programs: readonly Program[]): ReadonlyMap<string, Compiled>;
  close(): void;
}

/** A project of its own, in a folder that is gone afterwards. */
export function createCompiler(): Compiler {
  const folder = mkdtempSync(join(tmpdir(), "nagare-agreement-"));
  const repository = resolve(import.meta.dirname, "../../..");
  mkdirSync(join(folder, "node_modules/@types/globals"), { recursive: true });
  writeFileSync(join(folder, "node_modules/@types/globals/index.d.ts"), globals);
  symlinkSync(repository, join(folder, "node_modules/nagare"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  copyFileSync(join(import.meta.dirname, "steps.ts"), join(folder, "steps.ts"));
  const cache = createSourceCache();

  const compile = (programs: readonly Program[]): ReadonlyMap<string, Compiled> => {
    for (const { name, source } of programs) writeFileSync(join(folder, `${name}.ts`), source);
    try {
      return compileTogether(programs);
    } catch (error) {
      return halves(programs, error);
    }
  };

  /** The compiler threw: which program was it? */
  const halves = (programs: readonly Program[], error: unknown): ReadonlyMap<string, Compiled> => {
    const middle = programs.length >> 1;
    if (middle > 0) {
      return new Map([...compile(programs.slice(0, middle)), ...compile(programs.slice(middle))]);
    }
    return new Map(programs.map(({ name }) => [name, { kind: "crashed", error }]));
  };

  const compileTogether = (programs: readonly Program[]): ReadonlyMap<string, Compiled> => {
    const files = programs.map(({ name }) => `${name}.ts`);
    const { flows, diagnostics } = compileProject(folder, { files, cache });
    const shared = flows.filter(({ span }) => span.file === "steps.ts");
    const own = new Map(flows.map((flow) => [flow.span.file, flow]));
    const found = Map.groupBy(diagnostics, ({ span }) => span.file);
    return new Map(
      programs.map(({ name }): [string, Compiled] => {
        const flow = own.get(`${name}.ts`);
        if (flow) return [name, { kind: "compiled", flows: [flow, ...shared] }];
        const reasons = found.get(`${name}.ts`) ?? found.get("steps.ts") ?? [];
        return [name, { kind: "refused", diagnostics: reasons }];
      }),
    );
  };

  return { compile, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Of Node's own globals only what the programs use: all of its types take long to read. */
const globals = "declare function structuredClone<T>(value: T): T;\n";

const settings = {
  compilerOptions: {
    target: "es2024",
    lib: ["es2024", "esnext.array"],
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    types: ["globals"],
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    customConditions: ["nagare:source"],
  },
};
