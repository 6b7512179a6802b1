/** A short slice of `npm run agreement`: always the same programs. */
import { afterAll, describe, expect, it } from "vitest";
import { createCompiler } from "./compile-programs.ts";
import { seedOf } from "./dice.ts";
import { expressionProgram } from "./expression-program.ts";
import { flowProgram } from "./flow-program.ts";
import type { Program } from "./program.ts";
import { emptyTally, runPrograms } from "./run-programs.ts";
import { failureText } from "./texts.ts";

const seed = 20_261_122;

describe("a random program", () => {
  const compiler = createCompiler();
  afterAll(() => compiler.close());

  const run = async (count: number, make: (name: string, seed: number) => Program) => {
    const tally = emptyTally();
    const programs = Array.from({ length: count }, (_, at) => make(`p${at}`, seedOf(seed, at)));
    const failures = await runPrograms(programs, compiler, tally);
    expect(failures.map(failureText)).toEqual([]);
    return tally;
  };

  it("means the same natively and compiled: expressions", async () => {
    const { expressions } = await run(26, expressionProgram);
    expect(expressions).toBeGreaterThan(130);
  });

  it("means the same natively and compiled: whole flows", async () => {
    const { programs, refused, illTyped } = await run(15, flowProgram);
    expect(programs - refused - illTyped).toBeGreaterThan(7);
  });
});
