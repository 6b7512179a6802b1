import { paginateListStateMachines, type SFNClient } from "@aws-sdk/client-sfn";

/** The ARN of the state machine of that name, if there is one. */
export async function findStateMachine(
  client: SFNClient,
  name: string,
): Promise<string | undefined> {
  for await (const { stateMachines } of paginateListStateMachines({ client, pageSize: 1000 }, {})) {
    const found = stateMachines?.find((one) => one.name === name);
    if (found !== undefined) return found.stateMachineArn;
  }
  return undefined;
}
