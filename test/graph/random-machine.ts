import fc from "fast-check";
import type { Branch, State, StateMachine } from "../../lib/asl/index.ts";

/** Machines with every type of state, nested up to three deep, with loops, catches and names of all lengths. */
export const randomMachine: fc.Arbitrary<StateMachine> = fc
  .record({ seed: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 120 }) })
  .map(({ seed }) => ({ QueryLanguage: "JSONata", ...scope(drawFrom(seed), counter(), 3) }));

type Draw = (below: number) => number;

function drawFrom(seed: readonly number[]): Draw {
  let next = 0;
  return (below) => (seed[next++ % seed.length] ?? 0) % below;
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}

function scope(draw: Draw, number: () => number, depth: number): Branch {
  const names = Array.from({ length: 1 + draw(5) }, () => nameOf(number(), draw));
  const [first = "state"] = names;
  const any = (): string => names[draw(names.length)] ?? first;
  const states = names.map((name, index): [string, State] => [
    name,
    state(draw, number, depth, any, names[index + 1]),
  ]);
  return { StartAt: first, States: Object.fromEntries(states) };
}

function nameOf(number: number, draw: Draw): string {
  const words = ["load", "the & <table>", "if rows === 0", "日本", "warehouse.sales_of_yesterday"];
  const chosen = Array.from({ length: 1 + draw(4) }, () => words[draw(words.length)]);
  return `${chosen.join(" ").slice(0, 74)} ${number}`;
}

function state(
  draw: Draw,
  number: () => number,
  depth: number,
  any: () => string,
  next: string | undefined,
): State {
  const on = next === undefined ? { End: true as const } : { Next: next };
  const caught =
    draw(3) === 0
      ? { Catch: [{ ErrorEquals: [draw(2) ? "States.ALL" : "TooCold"], Next: any() }] }
      : {};
  const inner = (): Branch => scope(draw, number, depth - 1);
  switch (draw(depth === 0 ? 6 : 8)) {
    case 0:
      return { Type: "Pass", ...on };
    case 1:
      return { Type: "Wait", Seconds: 1 + draw(4000), ...on };
    case 2: {
      const rule = (): { Condition: string; Next: string } => ({
        Condition: `{% $rows[${draw(9)}] < $count($days) and $name = "a & b" %}`,
        Next: any(),
      });
      return { Type: "Choice", Choices: [rule(), rule()], Default: next ?? any() };
    }
    case 3:
      return next === undefined ? { Type: "Fail", Error: "NoRows" } : { Type: "Pass", ...on };
    case 4:
      return next === undefined ? { Type: "Succeed" } : { Type: "Pass", ...on };
    case 5:
      return { Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:putObject", ...caught, ...on };
    case 6:
      return { Type: "Map", ItemProcessor: inner(), MaxConcurrency: draw(3), ...caught, ...on };
    default:
      return {
        Type: "Parallel",
        Branches: Array.from({ length: 1 + draw(4) }, inner),
        ...caught,
        ...on,
      };
  }
}
