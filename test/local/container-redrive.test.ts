import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";
import { describeRun, redriveRun, startRun, watchRun } from "../../lib/operations/index.ts";
import { localService, stateMachineArn, temporaryFolder } from "./local-service.ts";

const runs = join(import.meta.dirname, "../compiler/lower/runs");

test("a redrive goes on with the container that failed, as often as it fails, and keeps what came before", async () => {
  const { flows, containers } = compileProject(runs, { files: ["redriven.ts"] });
  const [flow] = flows;
  if (flow === undefined) throw new Error("the flow does not compile");
  const folder = temporaryFolder();
  const { service, client } = await localService({ containers, projectDirectory: folder });
  service.putStateMachine(flow.name, flow.definition);
  const ended = async (executionArn: string) => {
    for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
    return await describeRun(client, executionArn);
  };
  const log = () => readFileSync(join(folder, "log"), "utf8").trim().split("\n");

  const { executionArn } = await startRun(client, {
    stateMachineArn: stateMachineArn(flow.name),
    input: { folder },
  });
  const failed = await ended(executionArn);
  expect(failed).toMatchObject({ status: "FAILED", error: "ContainerExited" });
  expect(JSON.parse(failed.cause ?? "")).toMatchObject({
    errorMessage: "container step exited with code 3",
    exitCode: 3,
  });

  await redriveRun(client, executionArn);
  expect(await ended(executionArn)).toMatchObject({ status: "FAILED", error: "ContainerExited" });
  expect(log().filter((name) => name === "late")).toHaveLength(2);

  writeFileSync(join(folder, "mended"), "");
  await redriveRun(client, executionArn);
  const { status, output } = await ended(executionArn);
  expect({ status, output: JSON.parse(output ?? "null") }).toEqual({
    status: "SUCCEEDED",
    output: ["succeeded", "succeeded", "succeeded"],
  });
  const counts = Object.groupBy(log(), (name) => name);
  expect([counts["first"], counts["early"], counts["late"], counts["last"]]).toMatchObject([
    ["first"],
    ["early"],
    ["late", "late", "late"],
    ["last"],
  ]);
});
