import { isDeepStrictEqual } from "node:util";
import { type JsonValue, validateDefinition } from "../../../lib/asl/index.ts";
import { expressionsIn } from "../../../lib/compiler/limits/index.ts";
import { checkExpression } from "../../../lib/engine/index.ts";
import { evaluatorDifferences } from "../../compiler/support/evaluator-differences.ts";
import type { Outcome } from "../native.ts";
import type { Compiled } from "./compile-programs.ts";
import type { Program } from "./program.ts";
import { type CompiledOutcome, runCompiledProgram } from "./run-compiled.ts";
import { loadNatively, type NativeOutcome } from "./run-natively.ts";

/** How a program fared in both worlds. */
export type Verdict =
  | { readonly kind: "agrees"; readonly runs: number; readonly left: number }
  | { readonly kind: "refused"; readonly codes: readonly string[] }
  | { readonly kind: "ill-typed"; readonly messages: readonly string[] }
  | Disagreement;

export interface Disagreement {
  readonly kind: "disagrees";
  readonly why: string;
  readonly input?: JsonValue;
  readonly native?: Outcome;
  readonly compiled?: Outcome;
  readonly raised?: string | undefined;
}

/** Runs a program both ways with each of its inputs, until they disagree. */
export async function compare(program: Program, compiled: Compiled): Promise<Verdict> {
  if (compiled.kind === "crashed")
    return { kind: "disagrees", why: `the compiler threw ${stackOf(compiled.error)}` };
  if (compiled.kind === "refused") return refusal(compiled);
  const [{ definition }] = compiled.flows;
  const [wrong] = validateDefinition(JSON.stringify(definition), {
    type: "STANDARD",
    checkExpression,
  });
  if (wrong)
    return { kind: "disagrees", why: `the definition is not valid: ${JSON.stringify(wrong)}` };
  const [difference] = expressionsIn(definition).flatMap(evaluatorDifferences);
  if (difference) return { kind: "disagrees", why: `an expression ${difference}` };
  return await compareRuns(program, compiled.flows);
}

async function compareRuns(
  program: Program,
  flows: Parameters<typeof runCompiledProgram>[0],
): Promise<Verdict> {
  const native = loadNatively(program);
  let left = 0;
  for (const input of program.inputs) {
    const there = await native.run(input);
    const here = await runCompiledProgram(flows, input);
    if (agree(there.outcome, here.outcome)) {
      const wrong = "output" in here.outcome ? wrongLocks(there, here) : undefined;
      if (wrong === undefined) continue;
      const [native, compiled] = [there.outcome, here.outcome];
      return { kind: "disagrees", why: wrong, input, native, compiled };
    }
    if (isLeft(there, here)) left += 1;
    else {
      return {
        kind: "disagrees",
        why: "the outcomes differ",
        input,
        native: there.outcome,
        compiled: here.outcome,
        raised: here.raised,
      };
    }
  }
  return { kind: "agrees", runs: program.inputs.length, left };
}

/** What the table says of a run that succeeded: all is given back, and was asked for as Node asks for it, branches in any order. */
function wrongLocks(there: NativeOutcome, here: CompiledOutcome): string | undefined {
  if (here.left.length > 0) return `it keeps a lock: ${here.left.join(", ")}`;
  const [native, compiled] = [there.taken.toSorted(), here.taken.toSorted()];
  if (isDeepStrictEqual(native, compiled)) return undefined;
  return `the locks differ: ${JSON.stringify({ native, compiled })}`;
}

/** Where Node has what JSON hasn't, more than a payload may have, or lists that grow for longer than Step Functions takes for an expression. */
function isLeft(there: NativeOutcome, here: CompiledOutcome): boolean {
  if (there.inherits) return true;
  if (here.raised?.endsWith("Expression evaluation timeout")) return "output" in there.outcome;
  if ("error" in here.outcome && here.outcome.error === "States.DataLimitExceeded")
    return "output" in there.outcome && sizeOf(there.outcome.output) > 256 * 1024;
  return here.raised !== undefined && (there.leavesJson || failsByItself(there.outcome));
}

function sizeOf(output: unknown): number {
  return Buffer.byteLength(JSON.stringify(output));
}

function refusal({ diagnostics }: Extract<Compiled, { kind: "refused" }>): Verdict {
  if (diagnostics.length === 0) return { kind: "disagrees", why: "it was refused without a word" };
  const typeErrors = diagnostics.filter(({ code }) => code.startsWith("TS"));
  if (typeErrors.length > 0) {
    return {
      kind: "ill-typed",
      messages: typeErrors.map(({ code, message }) => `${code} ${message}`),
    };
  }
  return { kind: "refused", codes: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

function agree(native: Outcome, compiled: Outcome): boolean {
  return isDeepStrictEqual(native, JSON.parse(JSON.stringify(compiled)));
}

/** What Node's own operations throw: Step Functions has one name for all of these. */
function failsByItself(outcome: Outcome): boolean {
  return (
    "error" in outcome &&
    ["TypeError", "SyntaxError", "RangeError"].includes(outcome.error) &&
    outcome.message !== "below zero"
  );
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
