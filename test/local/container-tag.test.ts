/** A container whose image's tag comes from the input, in the local service. */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProject } from "../../lib/compiler/index.ts";
import { describeRun, startRun, watchRun } from "../../lib/operations/index.ts";
import { localService, stateMachineArn, temporaryFolder } from "./local-service.ts";

const sample = join(import.meta.dirname, "../compiler/samples/container-tag");

async function ran(options: { readonly hasLocal: boolean; readonly version: string }) {
  const { flows, containers } = compileProject(sample, { files: ["flow.ts"] });
  const [flow] = flows;
  if (flow === undefined) throw new Error("the flow does not compile");
  const folder = temporaryFolder();
  const docker = join(folder, "docker");
  writeFileSync(docker, '#!/bin/sh\n[ "$1" = version ] && exit 0\necho "$@"\n');
  chmodSync(docker, 0o755);
  const echo = ["/bin/sh", "-c", "echo $NAGARE_IMAGE_TAG $DD_VERSION"];
  const declared = containers.map(({ local: _, ...rest }) =>
    options.hasLocal ? { ...rest, local: echo } : rest,
  );
  const service = { containers: declared, projectDirectory: folder, docker };
  const { service: local, client } = await localService(service);
  local.putStateMachine(flow.name, flow.definition);
  const { executionArn } = await startRun(client, {
    stateMachineArn: stateMachineArn(flow.name),
    input: { jobs: [{ version: options.version, code: 0 }] },
  });
  for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
  const { status, cause } = await describeRun(client, executionArn);
  const lines = local.taskOutput({ executionArn, limit: 100 }).map(({ text }) => text);
  return { status, cause, lines };
}

test("it runs the image with that tag in Docker", async () => {
  const { status, lines } = await ran({ hasLocal: false, version: "1.2" });
  expect(status).toBe("SUCCEEDED");
  expect(lines).toHaveLength(2);
  for (const line of lines)
    expect(line).toMatch(/ registry\.example\.com:5000\/team\/job:v1\.2 exit 0$/);
});

test("it tells a process the tag", async () => {
  const { lines } = await ran({ hasLocal: true, version: "1.2" });
  expect(lines).toEqual(["v1.2 v1.2", "v1.2 v1.2"]);
});
