import { listRuns } from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import type { Connection } from "../connect.ts";

/** The ARN of a flow's run, by its name or ARN. */
export async function runNamed(
  { client, stateMachineArn }: Connection,
  flow: string,
  run: string,
): Promise<string> {
  if (run.startsWith("arn:")) return run;
  const runs = await listRuns(client, { stateMachineArn: await stateMachineArn(flow) });
  const found = runs.find(({ name }) => name === run);
  if (found === undefined) throw wrongUsage(`${flow} has no run named "${run}"`);
  return found.executionArn;
}
