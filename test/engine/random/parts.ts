import type { JsonObject } from "../../../lib/asl/index.ts";

/** What a random state is made of, before it has a name and successors. Numbers choose; each reader takes what it needs. */
export interface Seed {
  readonly type: "Pass" | "Task" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";
  readonly dice: readonly number[];
  readonly isJsonata: boolean;
  readonly inner: readonly Seed[];
}

/** Where a state may go: the next of its list, and any of them. */
export interface Place {
  readonly next: string | undefined;
  readonly siblings: readonly string[];
  /** The machine's language: states within a state don't take over its own. */
  readonly isJsonata: boolean;
  /** The states inside this one: `StartAt` and `States`. */
  graphOf(seeds: readonly Seed[], prefix: string, isJsonata: boolean): JsonObject;
}

/** Picks by a die, so that the same seed always gives the same state. */
export type Pick = <T>(...options: readonly T[]) => T;

export function picker({ dice }: Seed): Pick {
  let thrown = 0;
  return (...options) => {
    const die = dice[thrown++ % dice.length] ?? 0;
    const [first] = options;
    return options[(die + thrown) % options.length] ?? (first as (typeof options)[number]);
  };
}

/** `Next` or `End`. */
export const onward = ({ next }: Place): JsonObject =>
  next === undefined ? { End: true } : { Next: next };

/** Retry and Catch that the query languages share. */
export function errorHandling(pick: Pick, { siblings }: Place): JsonObject {
  const Retry = pick<readonly JsonObject[]>(
    [],
    [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1, JitterStrategy: "FULL" }],
    [
      { ErrorEquals: ["States.Timeout"], IntervalSeconds: 2, MaxAttempts: 2, MaxDelaySeconds: 3 },
      { ErrorEquals: ["States.TaskFailed"], BackoffRate: 1.5, MaxAttempts: 2 },
    ],
  );
  const to = pick(...siblings);
  const Catch = pick<readonly JsonObject[]>(
    [],
    [],
    [{ ErrorEquals: ["Broken", "States.Timeout"], Next: to }],
    [{ ErrorEquals: ["States.ALL"], Next: to }],
  );
  return { ...(Retry.length > 0 && { Retry }), ...(Catch.length > 0 && { Catch }) };
}

export const resources = [
  "arn:aws:states:::lambda:invoke",
  "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "arn:aws:states:::ecs:runTask.sync",
  "arn:aws:states:us-east-1:123456789012:activity:a",
] as const;

/** What AWS asks for in the arguments of one of them or another. */
export const addressed = {
  FunctionName: "f",
  QueueUrl: "q",
  MessageBody: "m",
  TaskDefinition: "t",
} as const;
