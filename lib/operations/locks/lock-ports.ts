import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SFNClient } from "@aws-sdk/client-sfn";
import type { LockPorts } from "../../locks/index.ts";
import { executions } from "./executions.ts";
import { lockStore } from "./lock-store.ts";
import { tokens } from "./tokens.ts";

export interface LockClients {
  readonly dynamodb: DynamoDBClient;
  readonly stepFunctions: SFNClient;
  /** The table's name. */
  readonly table: string;
  /** @default Date.now */
  readonly now?: () => number;
}

/** What the protocol of the locks needs of the world. */
export function lockPorts({
  dynamodb,
  stepFunctions,
  table,
  now = Date.now,
}: LockClients): LockPorts {
  return {
    store: lockStore({ client: dynamodb, table, now }),
    executions: executions(stepFunctions),
    tokens: tokens(stepFunctions),
    now,
  };
}
