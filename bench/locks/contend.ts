import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import {
  type LocalService,
  realClock,
  skippingClock,
  startLocalService,
} from "../../lib/local/index.ts";
import { readHistory } from "../../lib/operations/index.ts";
import { billedTransitions } from "../transitions/billed-transitions.ts";

/** What so many runs of a machine cost that begin at the same time. */
export interface Contended {
  readonly runs: number;
  /** Of the runs' own clock, from the first start to the last end. */
  readonly virtualSeconds: number;
  readonly realSeconds: number;
  readonly writes: number;
  readonly transitions: number;
  readonly events: number;
}

/** Runs a machine so many times at once, in the local service, whose clock skips what nobody works in. */
export async function contend(
  machine: object,
  runs: number,
  prepare: (endpoint: string) => Promise<void> = async () => {},
): Promise<Contended> {
  const folder = mkdtempSync(join(tmpdir(), "nagare-bench-"));
  const clock = skippingClock(realClock);
  const service = await startLocalService({
    ...{ directory: join(folder, ".nagare"), history: "forgotten", clock },
  });
  const client = clientOf(service);
  const began = performance.now();
  try {
    await prepare(service.endpoint);
    const stateMachineArn = service.putStateMachine("contended", machine);
    const requests = countRequests();
    const hold = clock.hold();
    const arns: string[] = [];
    for (let index = 0; index < runs; index++) {
      const started = await client.send(new StartExecutionCommand({ stateMachineArn }));
      arns.push(started.executionArn ?? "");
    }
    hold();
    while (service.runningCount > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const { writes } = requests.stop();
    return {
      ...{ runs, writes, realSeconds: (performance.now() - began) / 1000 },
      ...(await summed(client, arns)),
    };
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function clientOf({ endpoint }: LocalService): SFNClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new SFNClient({ endpoint, region: "us-east-1", credentials });
}

/** The requests of DynamoDB that write, as they come in. */
function countRequests(): { stop(): { readonly writes: number } } {
  let writes = 0;
  const see = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (WRITES.includes(String(request.headers["x-amz-target"]))) writes++;
  };
  subscribe(CHANNEL, see);
  return {
    stop() {
      unsubscribe(CHANNEL, see);
      return { writes };
    },
  };
}

const CHANNEL = "http.server.request.start";

const WRITES = ["UpdateItem", "PutItem", "DeleteItem"].map((name) => `DynamoDB_20120810.${name}`);

async function summed(
  client: SFNClient,
  arns: readonly string[],
): Promise<Pick<Contended, "virtualSeconds" | "transitions" | "events">> {
  const times: number[] = [];
  let [transitions, events] = [0, 0];
  for (const executionArn of arns) {
    const { status, startDate, stopDate } = await client.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (status !== "SUCCEEDED") throw new Error(`${executionArn} ends as ${status}`);
    times.push(startDate?.getTime() ?? 0, stopDate?.getTime() ?? 0);
    const history = await readHistory(client, executionArn);
    events += history.length;
    transitions += billedTransitions(history);
  }
  const virtualSeconds = (Math.max(...times) - Math.min(...times)) / 1000;
  return { virtualSeconds, transitions, events };
}
