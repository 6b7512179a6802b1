import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { failsAgain } from "../../lib/compiler/index.ts";

const fail = { Type: "Fail", Error: "E" } as const;

describe("a redrive", () => {
  const machine: StateMachine = {
    QueryLanguage: "JSONata",
    StartAt: "load",
    States: {
      load: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", End: true },
      rethrow: fail,
      "load failed": {
        Type: "Parallel",
        Branches: [{ StartAt: "fail load", States: { "fail load": fail } }],
        Catch: [{ ErrorEquals: ["Redriven"], Next: "load" }],
        End: true,
      },
      both: {
        Type: "Parallel",
        Branches: [{ StartAt: "fail", States: { fail } }],
        End: true,
      },
    },
  };

  it.each([
    ["load", false],
    ["rethrow", true],
    ["fail load", false],
    ["fail", true],
    ["gone", false],
  ])("from %s throws the same error again: %s", (state, expected) => {
    expect(failsAgain(machine, state)).toBe(expected);
  });
});
