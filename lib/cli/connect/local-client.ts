import { SFNClient } from "@aws-sdk/client-sfn";
import { findStateMachine } from "../../operations/index.ts";

/** AWS's client for a service on this machine. */
export function localClient(endpoint: string): SFNClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  // On AWS, starts that wait have a host of their own.
  return new SFNClient({ endpoint, region: "us-east-1", credentials, disableHostPrefix: true });
}

/** Whether a service is there. */
export async function answers(endpoint: string): Promise<boolean> {
  const client = localClient(endpoint);
  const found = findStateMachine(client, "-").then(
    () => true,
    () => false,
  );
  return await found.finally(() => client.destroy());
}
