import { compare } from "../compare.ts";
import type { Compiler } from "../compile-programs.ts";
import type { Failure } from "../run-programs.ts";
import { candidates } from "./candidates.ts";

const most = 60;
const together = 40;

/** The same disagreement in less: one part after the other is left out for as long as the two still disagree in the same way. */
export async function reduced(failure: Failure, compiler: Compiler): Promise<Failure> {
  let best = onlyInput(failure);
  for (let round = 0; round < most; round++) {
    const simpler = await firstSimpler(best, compiler, round);
    if (simpler === undefined) return best;
    best = simpler;
  }
  return best;
}

/** With the one input that they disagree on. */
function onlyInput(failure: Failure): Failure {
  const { input } = failure.disagreement;
  return input === undefined
    ? failure
    : { ...failure, program: { ...failure.program, inputs: [input] } };
}

async function firstSimpler(
  best: Failure,
  compiler: Compiler,
  round: number,
): Promise<Failure | undefined> {
  const sources = candidates(best.program.source);
  for (let from = 0; from < sources.length; from += together) {
    const programs = sources.slice(from, from + together).map((source, at) => {
      const name = `r${round}x${from + at}`;
      return {
        ...best.program,
        name,
        source: source.replace(`flow("${best.program.name}"`, `flow("${name}"`),
      };
    });
    const compiled = compiler.compile(programs);
    for (const program of programs) {
      const own = compiled.get(program.name);
      const disagreement = own && (await compare(program, own));
      if (
        disagreement?.kind === "disagrees" &&
        signature(disagreement.why) === signature(best.disagreement.why)
      ) {
        return { program, disagreement, compiled: own };
      }
    }
  }
  return undefined;
}

/** What is alike between two crashes at one place. */
function signature(why: string): string {
  return why
    .split("\n")
    .slice(0, 2)
    .join("\n")
    .replace(/[\w$'~]*\d[\w$'~:]*/g, "#")
    .slice(0, 200);
}
