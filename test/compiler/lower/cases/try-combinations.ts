import { flow, task } from "nagare";

export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError(`${n} is negative`);
  return n;
});

export const inputs = ["none", "try", "catch", "finally", "return", "both", "break", "local"].map(
  (fail) => ({ fail }),
);

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: every way out of a try
export default flow("try-combinations", async ({ fail }: { fail: string }) => {
  const trace: string[] = [];
  let turns = 0;
  for (const name of ["a", "b", "c"]) {
    turns++;
    try {
      trace.push(`try ${name}`);
      await fragile({ n: fail === "try" || fail === "both" ? -1 : 1 });
      if (fail === "return") return { trace: [...trace], early: true };
      if (fail === "break" && name === "b") break;
      if (fail === "local") throw new TypeError("local");
    } catch (error) {
      trace.push(`caught ${(error as Error).name} ${(error as Error).message}`);
      if (fail === "both") {
        await fragile({ n: -2 });
      }
      if (name === "a") continue;
    } finally {
      trace.push(`finally ${name}`);
      await fragile({ n: fail === "finally" ? -3 : 1 });
    }
    trace.push(`after ${name}`);
  }
  return { trace, turns };
});
