/** What a container that is called natively is told of its run, and how its heartbeats are watched. */
import { expect, it } from "vitest";
import { container, flow, json, TaskTimedOut } from "../../lib/flow/index.ts";

const image = "example.com/tool";

/** Tells its own environment with the token. */
const told = container("told", {
  image,
  local: [process.execPath, "--eval", tell()],
  environment: (mine: Readonly<Record<string, string>>) => mine,
  output: json<Record<string, string>>(),
});

function tell(): string {
  return `
    const { NAGARE_TASK_TOKEN: taskToken, AWS_ENDPOINT_URL_SFN: url, ...rest } = process.env;
    const own = Object.entries(rest).filter(([name]) => /^(NAGARE_|DD_|TRACEPARENT|MINE)/.test(name));
    const send = (operation, body) => fetch(url, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions." + operation },
      body: JSON.stringify({ taskToken, ...body }),
    });
    const beats = Number(process.env.BEATS ?? 0);
    for (let beat = 0; beat < beats; beat++) {
      await new Promise((later) => setTimeout(later, 400));
      await send("SendTaskHeartbeat");
    }
    if (!process.env.SILENT) await send("SendTaskSuccess", { output: JSON.stringify(Object.fromEntries(own)) });
  `;
}

it("says the flow's run, the step and the attempt", async () => {
  const both = flow("both", async () => [
    await told({ MINE: "1" }),
    await told({ TRACEPARENT: "x" }),
  ]);
  const scheduledTime = "2026-01-02T01:00:00.000Z";
  const [first, second] = await both({}, { id: "arn:run", scheduledTime });
  expect(first).toMatchObject({
    MINE: "1",
    NAGARE_RUN: "arn:run",
    NAGARE_FLOW: "both",
    NAGARE_STEP: "told",
    NAGARE_ATTEMPT: "1",
    NAGARE_SCHEDULED_TIME: scheduledTime,
    DD_ENV: "local",
    DD_SERVICE: "told",
    TRACEPARENT: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
  });
  expect(second).toMatchObject({ TRACEPARENT: "x" });
});

it("says what it can without a flow", async () => {
  expect(await told({})).toMatchObject({ NAGARE_RUN: "native:told", NAGARE_FLOW: "native" });
});

it("fails a container that ends well without an answer", async () => {
  await expect(told({ SILENT: "1" })).rejects.toMatchObject({
    name: "ContainerExited",
    exitCode: 0,
    message: "container told ended without answering NAGARE_TASK_TOKEN",
  });
});

it("waits for the next heartbeat no longer than `heartbeat` says", async () => {
  const local = [process.execPath, "--eval", tell()];
  const environment = (beats: number) => ({ BEATS: `${beats}` });
  const options = { image, local, environment, output: json<object>() } as const;
  const beating = container("beating", { ...options, heartbeat: "60s" });
  expect(await beating(2)).toMatchObject({ NAGARE_STEP: "beating" });
  const asleep = { ...options, local: ["/bin/sh", "-c", "sleep 3"], heartbeat: "1s" } as const;
  await expect(container("asleep", asleep)(0)).rejects.toBeInstanceOf(TaskTimedOut);
});
