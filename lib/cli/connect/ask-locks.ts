import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { SFNClient } from "@aws-sdk/client-sfn";
import type { LockPorts } from "../../locks/index.ts";
import { lockPorts } from "../../operations/index.ts";

/** Where the locks of an environment, or of a service on this machine, are. */
export interface LocksPlace {
  readonly table: string;
  readonly stepFunctions: SFNClient;
  readonly config: DynamoDBClientConfig;
}

/** Asks the locks; undefined where there is no table, since nothing has used one. */
export async function askLocks<Answer>(
  { table, stepFunctions, config }: LocksPlace,
  question: (ports: LockPorts) => Promise<Answer>,
): Promise<Answer | undefined> {
  const dynamodb = new DynamoDBClient(config);
  try {
    return await question(lockPorts({ dynamodb, stepFunctions, table }));
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  } finally {
    dynamodb.destroy();
  }
}
