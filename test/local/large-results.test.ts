import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import type { TaskDeclaration } from "../../lib/local/index.ts";
import { outcome } from "./integrations/run-task.ts";
import { localService, stateMachineArn } from "./local-service.ts";

const sample = join(import.meta.dirname, "../compiler/samples/results-handed-on");
const definition = JSON.parse(readFileSync(join(sample, "expected.asl.json"), "utf8"));
const tasks = ["load", "size", "last", "text", "lengths"].map(
  (name): TaskDeclaration => ({
    ...{ name, variable: name, file: join(sample, "flow.ts") },
    ...{ timeoutSeconds: 20, memoryMiB: 128, environment: {} },
  }),
);

test("it hands large results from task to task, and fails where the flow reads one", async () => {
  const service = await localService({ tasks, environment: process.env, history: "kept" });
  service.service.putStateMachine("it", definition);
  const stateMachine = { stateMachineArn: stateMachineArn("it") };
  const input = JSON.stringify({ counts: [300_000, 5] });
  const start = new StartExecutionCommand({ ...stateMachine, input });
  const { executionArn = "" } = await service.client.send(start);
  expect((await outcome(service, executionArn)).output).toEqual({
    ...{ size: 300_000, last: "row 299999", few: 2 },
    ...{ all: [300_000, 5], each: [300_000, 5] },
  });
});
