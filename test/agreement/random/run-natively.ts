import * as nagare from "nagare";
import ts from "typescript";
import type { JsonValue } from "../../../lib/asl/index.ts";
import { type FlowModule, type Outcome, runNatively } from "../native.ts";
import type { Program } from "./program.ts";
import * as steps from "./steps.ts";

/** A program as Node runs it. */
export interface NativeProgram {
  run(input: JsonValue): Promise<NativeOutcome>;
}

export interface NativeOutcome {
  readonly outcome: Outcome;
  /** A number came up that JSON or 15 digits can't hold: there Step Functions may raise where Node goes on. */
  readonly leavesJson: boolean;
  /** The locks of blocks that were asked for, with their keys: `l0#a`. */
  readonly taken: readonly string[];
  /** A key that is data met what every object inherits, as `constructor` does: on Step Functions it is absent. */
  readonly inherits: boolean;
}

/** Modules that are imported are never freed; these are thousands. */
export function loadNatively({ source }: Program): NativeProgram {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024 },
    transformers: { before: [watchNumbers] },
  });
  const exports: Record<string, unknown> = {};
  let leavesJson = false;
  let inherits = false;
  let taken: string[] = [];
  const withLock = async (
    name: string,
    ...rest: [nagare.WithLockOptions, () => Promise<unknown>] | [() => Promise<unknown>]
  ): Promise<unknown> => {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    taken.push(`${name}#${"key" in options ? String(options.key) : "*"}`);
    return await nagare.withLock(name, options, work);
  };
  const modules: Readonly<Record<string, unknown>> = {
    nagare: { ...nagare, withLock },
    "./steps.ts": steps,
  };
  const watch = (value: unknown): unknown => {
    if (!(value instanceof Promise) && !everyNumber(value)) leavesJson = true;
    if (typeof value === "function") inherits = true;
    return value;
  };
  new Function("exports", "require", "$watch", outputText)(
    exports,
    (name: string) => modules[name],
    watch,
  );
  const module: FlowModule = { flow: exports["default"] as FlowModule["flow"], tasks: [] };
  return {
    run: async (input) => {
      leavesJson = !everyNumber(input);
      inherits = false;
      taken = [];
      const outcome = await runNatively(module, input);
      return { outcome, leavesJson, taken, inherits: inherits || callsNone(outcome) };
    },
  };
}

/** Types see to it that only what is inherited lacks a method. */
function callsNone(outcome: Outcome): boolean {
  return "error" in outcome && outcome.message.endsWith(" is not a function");
}

/** Exact on both evaluators, also as text. */
function fitsJson(value: number): boolean {
  if (Number.isSafeInteger(value)) return true;
  return Math.abs(value) < 2 ** 53 && Number(value.toPrecision(15)) === value;
}

function everyNumber(value: unknown): boolean {
  if (typeof value === "number") return fitsJson(value);
  return typeof value !== "object" || value === null || Object.values(value).every(everyNumber);
}

/** Every operation, call and awaited value goes by the watch. */
const watchNumbers: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (!isWatched(inner)) return inner;
    return factory.createCallExpression(factory.createIdentifier("$watch"), undefined, [inner]);
  };
  return (file) => ts.visitEachChild(file, visit, context);
};

function isWatched(node: ts.Node): node is ts.Expression {
  if (ts.isBinaryExpression(node)) return operators.has(node.operatorToken.kind);
  if (ts.isAwaitExpression(node)) return true;
  return ts.isCallExpression(node) && (node.flags & ts.NodeFlags.OptionalChain) === 0;
}

const operators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
]);
