import type { StateMachine } from "../../lib/asl/index.ts";

export const resource = "arn:aws:lambda:us-east-1:123456789012:function:work";

/** A loop that both engines can run: a choice and a task a turn, in JSONPath. Two transitions a turn. */
export function loop(turns: number): StateMachine {
  return {
    StartAt: "more?",
    States: {
      "more?": {
        Type: "Choice",
        Choices: [{ Variable: "$.turn", NumericLessThan: turns, Next: "work" }],
        Default: "done",
      },
      work: { Type: "Task", Resource: resource, Next: "more?" },
      done: { Type: "Succeed" },
    },
  } as StateMachine;
}

/** A map over the items of the input, a Pass each. */
export const overItems: StateMachine = {
  StartAt: "each",
  States: {
    each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: { StartAt: "one", States: { one: { Type: "Pass", End: true } } },
      End: true,
    },
  },
} as StateMachine;

/** Waits for a long time. */
export const waiting: StateMachine = {
  StartAt: "wait",
  States: { wait: { Type: "Wait", Seconds: 3600, End: true } },
} as StateMachine;

/** What the task of the loop does. */
export function work(input: unknown): { readonly turn: number } {
  const { turn } = input as { readonly turn: number };
  return { turn: turn + 1 };
}
