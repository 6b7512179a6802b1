import { compare } from "../compare.ts";
import type { Compiler } from "../compile-programs.ts";
import type { Program } from "../program.ts";
import type { Failure } from "../run-programs.ts";
import { candidates } from "./candidates.ts";
import { withoutParams } from "./without-params.ts";

const mostRounds = 60;
const together = 40;

/** The same disagreement in less: one part after the other is left out for as long as the two still disagree in the same way. */
export async function reduced(failure: Failure, compiler: Compiler): Promise<Failure> {
  let best = onlyInput(failure);
  for (let round = 0; round < mostRounds; round++) {
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
  const shorter = candidates(best.program.source).map((source) => ({ ...best.program, source }));
  const all = [...withoutParams(best.program), ...shorter];
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together);
    const programs = some.map((each, at) => renamed(each, `r${round}x${from + at}`));
    const found = await firstLike(best, programs, compiler);
    if (found) return found;
  }
  return undefined;
}

function renamed(program: Program, name: string): Program {
  const source = program.source.replace(/(default flow\(")\w+"/, `$1${name}"`);
  return { ...program, name, source };
}

/** The first of them that fails as the given one does. */
async function firstLike(
  best: Failure,
  programs: readonly Program[],
  compiler: Compiler,
): Promise<Failure | undefined> {
  const compiled = compiler.compile(programs);
  for (const program of programs) {
    const own = compiled.get(program.name);
    const disagreement = own && (await compare(program, own));
    if (disagreement?.kind !== "disagrees") continue;
    if (signature(disagreement.why) === signature(best.disagreement.why)) {
      return { program, disagreement, compiled: own };
    }
  }
  return undefined;
}

/** What is alike between two crashes at one place. */
function signature(why: string): string {
  const [first = "", place = ""] = why.split("\n");
  return `${first}\n${place}`.replace(/[\w$'~]*\d[\w$'~:]*/g, "#").slice(0, 200);
}
