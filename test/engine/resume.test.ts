import { describe, expect, it } from "vitest";
import {
  type Advance,
  createRun,
  type Effect,
  type RunInput,
  type RunStart,
} from "../../lib/engine/index.ts";
import { call, machine } from "./machines.ts";

const start: RunStart = {
  executionArn: "arn:aws:states:us-east-1:123456789012:execution:m:one",
  executionName: "one",
  stateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:m",
  stateMachineName: "m",
  roleArn: "arn:aws:iam::123456789012:role/r",
  type: "STANDARD",
  input: "{}",
  startTime: 0,
  definition: machine({
    Id: { Type: "Pass", Assign: { id: "{% $uuid() & $string($random()) %}" }, Next: "Both" },
    Both: {
      Type: "Parallel",
      Branches: [
        machine({ A: call("a", { Retry: [{ ErrorEquals: ["States.ALL"] }] }) }),
        machine({ W: { Type: "Wait", Seconds: 7, End: true } }),
      ],
      Output: "{% [$states.result, $id, $now()] %}",
      End: true,
    },
  }),
};

/** Drives a run to its end; returns the inputs and all that came of them. The first task fails. */
async function drive(): Promise<{ inputs: RunInput[]; advances: Advance[] }> {
  const run = createRun(start);
  const inputs: RunInput[] = [];
  const advances: Advance[] = [];
  const inbox: RunInput[] = [{ kind: "start", at: 0 }];
  for (let input = inbox.shift(); input; input = inbox.shift()) {
    inputs.push(input);
    const advance = await run.advance(input);
    advances.push(advance);
    inbox.push(...advance.effects.flatMap((effect) => answer(effect, input.at)));
    inbox.sort((left, right) => left.at - right.at);
  }
  expect(run.status).toBe("SUCCEEDED");
  return { inputs, advances };
}

function answer(effect: Effect, at: number): RunInput[] {
  if (effect.kind === "setTimer")
    return [{ kind: "timer", timerId: effect.timerId, at: effect.at }];
  if (effect.kind !== "performTask") return [];
  const { taskId, attempt } = effect;
  if (attempt === 0) return [{ kind: "taskFailed", taskId, error: "E", at }];
  return [{ kind: "taskSucceeded", taskId, output: '{"Payload":1}', at }];
}

describe("a run fed its inputs again", () => {
  it("gives the same events and effects, from any point on", async () => {
    const { inputs, advances } = await drive();
    expect(inputs.length).toBeGreaterThan(4);
    for (const upTo of inputs.keys()) {
      const resumed = createRun(start);
      for (const input of inputs.slice(0, upTo)) await resumed.advance(input);
      const rest: Advance[] = [];
      for (const input of inputs.slice(upTo)) rest.push(await resumed.advance(input));
      expect(rest).toEqual(advances.slice(upTo));
    }
  });

  it("has event ids without gaps, each naming an earlier event", async () => {
    const { advances } = await drive();
    const events = advances.flatMap((advance) => advance.events);
    expect(events.map(({ id }) => id)).toEqual([...events.keys()].map((index) => index + 1));
    expect(events.filter(({ id, previousEventId }) => previousEventId >= id)).toEqual([]);
  });

  it("differs in its random values from a run of another name", async () => {
    const outputs = new Set<string | undefined>();
    for (const executionArn of [
      "arn:aws:states:us-east-1:1:execution:m:a",
      "arn:aws:states:us-east-1:1:execution:m:b",
    ]) {
      const definition = machine({ A: { Type: "Pass", Output: "{% $random() %}", End: true } });
      const run = createRun({ ...start, executionArn, definition });
      await run.advance({ kind: "start", at: 0 });
      outputs.add(run.output);
    }
    expect(outputs.size).toBe(2);
  });
});
