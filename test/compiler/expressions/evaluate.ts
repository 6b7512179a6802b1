import ts from "typescript";
import type { LowerContext, Value } from "../../../lib/compiler/3-lower/context.ts";
import { lowerExpression } from "../../../lib/compiler/3-lower/expressions/index.ts";
import { createTimeLowering } from "../../../lib/compiler/3-lower/time-lowering.ts";
import { createVariableTable } from "../../../lib/compiler/3-lower/variables.ts";
import {
  createLocalNames,
  print,
  read,
  type VariableId,
} from "../../../lib/compiler/jsonata/index.ts";
import { createRandomSource } from "../../../lib/engine/core/random.ts";
import { compileExpression } from "../../../lib/engine/evaluate.ts";

/** A snippet: declarations, then an exported function `f` whose body is one expression or a block over its parameters. */
export interface Snippet {
  /** Text of the parameter list: `xs: number[], s?: string`. */
  readonly parameters: string;
  readonly expression: string;
  /** Module-level code before it. */
  readonly module?: string;
}

export interface Compiled {
  readonly text: string;
  readonly refusals: readonly string[];
  /** What JSONata makes of it for these arguments. */
  evaluate(args: readonly unknown[]): Promise<unknown>;
  /** What JavaScript makes of it. */
  native(args: readonly unknown[]): unknown;
}

/** All snippets in one TypeScript program: a program each would take seconds. */
export function compileAll(snippets: readonly Snippet[]): readonly Compiled[] {
  const sources = new Map(
    snippets.map((snippet, at) => [`/snippets/s${at}.ts`, sourceOf(snippet)]),
  );
  const program = createProgram(sources);
  return snippets.map((snippet, at) => compile(snippet, program, `/snippets/s${at}.ts`));
}

function sourceOf({ parameters, expression, module = "" }: Snippet): string {
  return `${module}\nexport const f = (${parameters}) => (${expression});\n`;
}

function createProgram(sources: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    noEmit: true,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, ...rest) => {
    const text = sources.get(file);
    return text === undefined
      ? getSourceFile.call(host, file, ...rest)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  };
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  return ts.createProgram([...sources.keys()], options, host);
}

function compile(snippet: Snippet, program: ts.Program, file: string): Compiled {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`no ${file}`);
  const refusals = program
    .getSemanticDiagnostics(source)
    .map((each) => `TS: ${ts.flattenDiagnosticMessageText(each.messageText, "\n")}`);
  const fn = arrowIn(source);
  const checker = program.getTypeChecker();
  const variables = new Map<ts.Symbol, Value>();
  const names: string[] = [];
  const absence: ("never" | "null" | "boxed")[] = [];
  for (const parameter of fn.parameters) {
    const symbol = checker.getSymbolAtLocation(parameter.name);
    if (symbol === undefined) throw new Error("no symbol");
    const type = checker.getTypeOfSymbol(symbol);
    const kind = absenceOf(type);
    names.push(symbol.name);
    absence.push(kind);
    variables.set(symbol, {
      expression: read(symbol.name as VariableId),
      type,
      optional: kind !== "never",
    });
  }
  const context: LowerContext = {
    checker,
    replaced: new Map(),
    lookup: (symbol) => variables.get(symbol),
    report: (diagnostic) => refusals.push(`${diagnostic.code} ${diagnostic.message}`),
    span: () => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 }),
    functions: { checker, stepOf: () => undefined },
    wordOf: () => undefined,
    settledErrors: () => ({
      failing: { steps: new Set(), nested: false, thrown: [], throwsAny: false },
      classes: () => [],
    }),
    time: createTimeLowering(
      { zoneOf: () => undefined, calendarOf: () => ({ kind: "unknown" }), calendarEnds: () => [] },
      createVariableTable(),
      createLocalNames(),
    ),
    freshLocal: createLocalNames(),
  };
  const { expression } = lowerExpression(fn.body as ts.Expression, context);
  const text = print(expression, {
    variable: ({ variable, nullable }) => {
      const kind = absence[names.indexOf(variable)];
      if (kind === "boxed") return `$${variable}.v`;
      return kind === "null" && !nullable
        ? `($${variable} != null ? $${variable})`
        : `$${variable}`;
    },
  });
  const js = ts.transpileModule(sourceOf(snippet), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
  }).outputText;
  return {
    text,
    refusals,
    evaluate: async (args) => {
      const bindings = Object.fromEntries(
        names.map((name, at) => [name, stored(args[at], absence[at] ?? "never")]),
      );
      const call = { now: 0, random: createRandomSource("test") };
      return plain(await compileExpression(text).evaluate(bindings, call));
    },
    native: (args) => {
      const module: { f?: (...args: readonly unknown[]) => unknown } = {};
      new Function("exports", js)(module);
      return module.f?.(...structuredClone(args));
    },
  };
}

function stored(value: unknown, kind: "never" | "null" | "boxed"): unknown {
  if (kind === "boxed") return value === undefined ? {} : { v: value };
  return value === undefined ? null : value;
}

/** -0 is 0 in JSON. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function arrowIn(source: ts.SourceFile): ts.ArrowFunction {
  let found: ts.ArrowFunction | undefined;
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.name.getText() !== "f") continue;
    const { initializer } = declaration;
    if (initializer && ts.isArrowFunction(initializer)) found = initializer;
  }
  if (found === undefined) throw new Error("no f");
  return found;
}

function absenceOf(type: ts.Type): "never" | "null" | "boxed" {
  const parts = type.isUnion() ? type.types : [type];
  const has = (flags: ts.TypeFlags): boolean => parts.some((part) => (part.flags & flags) !== 0);
  if (has(ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return "boxed";
  if (!has(ts.TypeFlags.Undefined)) return "never";
  return has(ts.TypeFlags.Null) ? "boxed" : "null";
}
