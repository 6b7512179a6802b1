/**
 * `npm run agreement -- [--seconds 60] [--seed N] [--flows N] [--expressions N]`: random expressions and flows as plain TypeScript in Node and
 * as state machines on the engine, until the time is over or the counts are reached. Each disagreement is made as small as it gets and printed
 * as a sample folder; then the exit code is 1.
 */
import { parseArgs } from "node:util";
import { errorFlowFailures } from "./error-flows.ts";
import { createCompiler } from "./random/compile-programs.ts";
import { seedOf } from "./random/dice.ts";
import { expressionProgram } from "./random/expression-program.ts";
import { flowProgram } from "./random/flow-program.ts";
import type { Program } from "./random/program.ts";
import { emptyTally, type Failure, runPrograms } from "./random/run-programs.ts";
import { reduced } from "./random/shrink/reduced.ts";
import { failureText, progressText, summaryText } from "./random/texts.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string" },
    seed: { type: "string", default: String(Math.trunc(Math.random() * 1e9)) },
    flows: { type: "string" },
    expressions: { type: "string" },
    failures: { type: "string", default: "5" },
  },
});

const seed = Number(values.seed);
const wanted = {
  flows: Number(values.flows ?? Infinity),
  expressions: Number(values.expressions ?? Infinity),
};
const counted = values.flows !== undefined || values.expressions !== undefined;
const seconds = Number(values.seconds ?? (counted ? Infinity : 60));
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;

const kinds = {
  expressions: { make: expressionProgram, tally: emptyTally(), together: 120, done: 0 },
  flows: { make: flowProgram, tally: emptyTally(), together: 40, done: 0 },
};
const compiler = createCompiler();
const failures: Failure[] = [];
const errorFailures: string[] = [];
const errorsTogether = 40;
let errorFlows = 0;
console.log(`seed ${seed}`);
while (elapsed() < seconds && failures.length + errorFailures.length < Number(values.failures)) {
  const open = (["expressions", "flows"] as const).filter((kind) => reached(kind) < wanted[kind]);
  if (open.length === 0) break;
  for (const kind of open) await runBatch(kind);
  errorFailures.push(...(await errorFlowFailures(seedOf(seed, errorFlows), errorsTogether)));
  errorFlows += errorsTogether;
  console.log(progressText(kinds.expressions.tally, kinds.flows.tally, elapsed()));
}
for (const text of errorFailures) console.log(text);
for (const failure of failures) {
  console.log(failureText(await reduced(failure, compiler)));
}
const bad = failures.length + errorFailures.length;
console.log(summaryText(kinds.expressions.tally, kinds.flows.tally, elapsed(), bad, seed));
console.log(`${errorFlows} flows of errors besides`);
compiler.close();
process.exitCode = bad > 0 ? 1 : 0;

function reached(kind: keyof typeof kinds): number {
  const { tally } = kinds[kind];
  return kind === "expressions"
    ? tally.expressions
    : tally.programs - tally.refused - tally.illTyped;
}

async function runBatch(kind: keyof typeof kinds): Promise<void> {
  const { make, tally, together } = kinds[kind];
  const programs = Array.from({ length: together }, (): Program => {
    const index = kinds[kind].done++;
    return make(`${kind[0]}${index}`, seedOf(seed, index));
  });
  const found = await runPrograms(programs, compiler, tally);
  for (const { program, disagreement } of found) {
    console.log(`disagreement: ${program.name}: ${disagreement.why.split("\n")[0]}`);
  }
  failures.push(...found);
}
