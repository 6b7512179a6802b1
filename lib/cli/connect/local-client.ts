import { SFNClient } from "@aws-sdk/client-sfn";
import { findStateMachine } from "../../operations/index.ts";

/** AWS's client for a service on this machine. */
export function localClient(endpoint: string): SFNClient {
  // On AWS, starts that wait have a host of their own.
  return new SFNClient({ ...localConfig(endpoint), disableHostPrefix: true });
}

/** What any of AWS's clients takes for a service on this machine. */
export function localConfig(endpoint: string) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { endpoint, region: "us-east-1", credentials };
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
