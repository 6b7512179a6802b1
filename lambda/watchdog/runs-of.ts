import { SFNClient } from "@aws-sdk/client-sfn";
import { scheduledRuns } from "../../lib/operations/index.ts";
import type { RunsOfTime } from "../../lib/watchdog/index.ts";
import type { KnownDeadlines } from "./known-deadlines.ts";

/** Step Functions. */
export function runsOf(
  { flows }: KnownDeadlines,
  client: SFNClient = new SFNClient(),
): (machines: string) => RunsOfTime {
  return (machines) => async (flow, scheduledTime) => {
    const known = flows.find(({ name }) => name === flow);
    const stateMachineArn = `${machines}${known?.machine}`;
    const query = { stateMachineArn, since: scheduledTime };
    const runs = await scheduledRuns((question) => question(client), query);
    return runs.filter((run) => run.scheduledTime.getTime() === scheduledTime.getTime());
  };
}
