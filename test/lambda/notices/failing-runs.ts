import { join } from "node:path";
import { DescribeExecutionCommand } from "@aws-sdk/client-sfn";
import type { EndedEvent, Notice, NoticePorts } from "../../../lambda/notices/index.ts";
import { tellFailure } from "../../../lambda/notices/index.ts";
import { runPorts } from "../../../lambda/notices/run-ports.ts";
import { compileProject } from "../../../lib/compiler/index.ts";
import { knownFlows } from "../../../lib/constructs/notices/known-flows.ts";
import { listRuns, startRun, watchRun } from "../../../lib/operations/index.ts";
import { localService, stateMachineArn } from "../../local/local-service.ts";
import { projectFolder } from "../project-folder.ts";
import { failingFlows } from "./failing-flows.ts";

/** The flows, served, with a function that tells of their failures. */
export async function failingRuns() {
  const folder = projectFolder({
    "flows/daily.ts": failingFlows,
    "flows/image/Dockerfile": "FROM alpine\n",
  });
  const project = compileProject(folder);
  const errors = project.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { tasks, containers, flows } = project;
  const docker = join(folder, "no-docker");
  const options = { tasks, containers, docker, skipTime: true };
  const { service, client } = await localService({ projectDirectory: folder, ...options });
  for (const { name, definition } of flows) service.putStateMachine(name, definition);
  const known = knownFlows(project, { environment: "local", stateMachine: (flow) => flow });
  const warnings: string[] = [];
  let lastArn = "";
  const logs: NoticePorts["logs"] = {
    async holding(text, { group }) {
      const lines = service.taskOutput({ executionArn: text, limit: 100 });
      const own = lines.filter(({ task }) => group.endsWith(`-${task}`));
      return own.map((line) => ({
        message: line.text,
        logStreamName: `${line.executionArn} ${line.taskId}`,
      }));
    },
    async lastOf(stream) {
      const [executionArn = "", id] = stream.startsWith("nagare/") ? [lastArn] : stream.split(" ");
      return service
        .taskOutput({ executionArn, limit: 100 })
        .filter(({ taskId }) => id === undefined || taskId === id)
        .map(({ text }) => ({ message: text }));
    },
    later: async () => {},
  };
  const told: Notice[] = [];
  const ports = {
    known,
    runs: runPorts(client),
    logs,
    warn: (message: string) => warnings.push(message),
    targets: { all: async (notice: Notice) => void told.push(notice) },
  };
  const handler = tellFailure(ports);
  const eventOf = async (executionArn: string): Promise<EndedEvent> => {
    for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
    const run = await client.send(new DescribeExecutionCommand({ executionArn }));
    const dates = { startDate: Number(run.startDate), stopDate: Number(run.stopDate) };
    // As EventBridge sends it: instants are numbers.
    return { detail: { ...run, ...dates } as unknown as EndedEvent["detail"] };
  };
  return {
    client,
    ports,
    handler,
    told,
    warnings,
    eventOf,
    childrenOf: (flow: string) =>
      listRuns(client, { stateMachineArn: stateMachineArn(flow), limit: 9 }),
    async start(flow: string, input: object, name = "monday") {
      const run = { stateMachineArn: stateMachineArn(flow), input, name };
      lastArn = (await startRun(client, run)).executionArn;
      return lastArn;
    },
  };
}
