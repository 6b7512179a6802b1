import { compare, type Disagreement, type Verdict } from "./compare.ts";
import type { Compiled, Compiler } from "./compile-programs.ts";
import type { Program } from "./program.ts";

/** What came of many programs. */
export interface Tally {
  programs: number;
  expressions: number;
  runs: number;
  /** Runs in which Node goes on with a number that JSON can't hold, or fails by itself, and the state machine raises; meets what objects inherit; returns more than a payload may have; or outlasts an expression's time. */
  left: number;
  refused: number;
  illTyped: number;
  /** By what is said. */
  readonly reasons: Map<string, number>;
}

export function emptyTally(): Tally {
  return {
    programs: 0,
    expressions: 0,
    runs: 0,
    left: 0,
    refused: 0,
    illTyped: 0,
    reasons: new Map(),
  };
}

export interface Failure {
  readonly program: Program;
  readonly disagreement: Disagreement;
  readonly compiled: Compiled | undefined;
}

/** Compiles the programs together, compares each, and counts. */
export async function runPrograms(
  programs: readonly Program[],
  compiler: Compiler,
  tally: Tally,
): Promise<readonly Failure[]> {
  const compiled = compiler.compile(programs);
  const failures: Failure[] = [];
  for (const program of programs) {
    const own = compiled.get(program.name);
    const verdict: Verdict = own
      ? await compare(program, own)
      : { kind: "disagrees", why: "it was not compiled" };
    count(verdict, program, tally);
    if (verdict.kind === "disagrees") {
      failures.push({ program, disagreement: verdict, compiled: own });
    }
  }
  return failures;
}

function count(verdict: Verdict, { expressions }: Program, tally: Tally): void {
  tally.programs += 1;
  if (verdict.kind === "agrees") {
    tally.expressions += expressions;
    tally.runs += verdict.runs;
    tally.left += verdict.left;
  }
  if (verdict.kind === "refused") {
    tally.refused += 1;
    note(tally, verdict.codes);
  }
  if (verdict.kind === "ill-typed") {
    tally.illTyped += 1;
    note(tally, verdict.messages);
  }
}

function note({ reasons }: Tally, all: readonly string[]): void {
  for (const one of new Set(all)) reasons.set(one, (reasons.get(one) ?? 0) + 1);
}
