/** Which lines of CloudWatch Logs a notice has. */
import { expect, it } from "vitest";
import type { LogPlace } from "../../../lambda/notices/log-place.ts";
import { logPlace } from "../../../lambda/notices/log-place.ts";
import { type LogPorts, readLines } from "../../../lambda/notices/read-lines.ts";
import { shownLines } from "../../../lambda/notices/shown-lines.ts";
import type { Attempt, TimelineStep } from "../../../lib/timeline/index.ts";

const run = "arn:aws:states:us-east-1:123456789012:execution:nagare-prod-daily:monday";

function step(attempt: Partial<Attempt>, parameters: object): TimelineStep {
  const last = {
    from: 1000,
    to: 2000,
    redrive: 0,
    parameters: JSON.stringify(parameters),
    ...attempt,
  };
  return { state: "read", kind: "Task", status: "failed", from: 0, attempts: [last], parts: [] };
}

it("shows lines as a person reads them", () => {
  const stack = [
    "RangeError: no date",
    "    at parse (file:///var/task/read.ts:31:9)",
    "    at node:internal/x:1",
    "    at p (/var/task/node_modules/q.js:1:1)",
  ];
  const error = {
    level: "ERROR",
    message: "task failed: no date",
    error: { stack: stack.join("\n") },
  };
  const messages = [
    "START RequestId: 1 Version: $LATEST",
    "2026-11-22T00:00:00.000Z\t1b-2c\tINFO\treading\nmonday",
    `${JSON.stringify(error)}\n`,
    "END RequestId: 1",
    "REPORT RequestId: 1\tDuration: 12 ms",
    "x".repeat(500),
  ];
  expect(shownLines(messages.map((message) => ({ message })))).toEqual([
    "INFO reading",
    "monday",
    "ERROR task failed: no date",
    "    at parse (file:///var/task/read.ts:31:9)",
    `${"x".repeat(300)}…`,
  ]);
  expect(shownLines(Array.from({ length: 40 }, (_, n) => ({ message: `${n}` })))).toHaveLength(15);
});

it("knows where a function wrote, and the call's id where Lambda itself failed it", () => {
  const cause = '{"errorMessage":"RequestId: 1b-2c Error: Task timed out after 3.00 seconds"}';
  const name = "arn:aws:lambda:us-east-1:123456789012:function:nagare-prod-read";
  expect(logPlace(step({ cause }, { FunctionName: name }), run, "prod")).toEqual({
    kind: "function",
    group: "/aws/lambda/nagare-prod-read",
    texts: [run, "1b-2c"],
    from: 1000,
    to: 2000,
  });
});

it("knows where a container wrote, and nothing of a task definition that is not nagare's", () => {
  const task = "arn:aws:ecs:us-east-1:123456789012:task/nagare-prod/0f3c";
  const TaskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/nagare-prod-load:7";
  const place = { group: "/ecs/nagare-prod-load", stream: "nagare/load/0f3c" };
  expect(logPlace(step({ ecsTaskArn: task }, { TaskDefinition }), run, "prod")).toMatchObject(
    place,
  );
  const cause = JSON.stringify({ TaskArn: task });
  expect(logPlace(step({ cause }, { TaskDefinition }), run, "prod")).toMatchObject(place);
  expect(logPlace(step({}, { TaskDefinition }), run, "prod")).toBeUndefined();
  const other = { TaskDefinition: "batch-loader" };
  expect(logPlace(step({ ecsTaskArn: task }, other), run, "prod")).toBeUndefined();
});

it("reads the stream of the call that failed, once CloudWatch has its lines", async () => {
  const place: LogPlace = { kind: "function", group: "g", texts: [run], from: 1000, to: 2000 };
  const asked: unknown[] = [];
  let waits = 0;
  const line = (message: string, step: string) => JSON.stringify({ message, step, run });
  const ports: LogPorts = {
    holding: async () => [
      { logStreamName: "good", message: line("working", "read") },
      { logStreamName: "bad", message: line("task failed: no date", "read") },
      { logStreamName: "other", message: line("task failed: no date", "write") },
      { logStreamName: "good", message: line("task succeeded", "read") },
    ],
    async lastOf(stream, window) {
      asked.push([stream, window]);
      return waits === 0 ? [] : [{ message: "no date" }];
    },
    later: async () => {
      waits += 1;
    },
  };
  expect(await readLines(ports, place, "read")).toEqual({ stream: "bad", lines: ["no date"] });
  expect(asked.at(-1)).toEqual(["bad", { group: "g", from: 1000, to: 4000 }]);
  expect(waits).toBe(1);
  expect(await readLines({ ...ports, holding: async () => [] }, place, "read")).toBeUndefined();
});
