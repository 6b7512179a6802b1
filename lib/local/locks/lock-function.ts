import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { locksHandler } from "../../../lambda/locks/index.ts";
import { locksTable, ratePrefix, TABLE } from "../../locks/index.ts";
import { lockPorts } from "../../operations/index.ts";
import { account } from "../arns.ts";

/** The function of `lambda/locks` beside its table, both on this machine. */
export interface LockFunction {
  call(event: unknown): Promise<void>;
  /** What was reserved of every rate is free again. */
  forgetRates(): Promise<void>;
  close(): void;
}

export interface LockFunctionOptions {
  /** Of this service. */
  readonly endpoint: string;
  /** Milliseconds. */
  now(): number;
}

/** Loads the function, and makes its table if it isn't there. */
export async function lockFunction({ endpoint, now }: LockFunctionOptions): Promise<LockFunction> {
  const options = {
    endpoint,
    region: account.region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const dynamodb = new DynamoDBClient(options);
  const stepFunctions = new SFNClient(options);
  await makeTable(dynamodb);
  const ports = lockPorts({ dynamodb, stepFunctions, table: locksTable, now });
  const handler = locksHandler(ports, { info: () => {}, error: () => {} });
  return {
    call: (event) => handler(event, {}),
    async forgetRates() {
      const { rates } = await ports.store.all();
      for (const { lock, key } of rates) {
        const Key = { pk: { S: ratePrefix(lock) + key }, sk: { S: "rate" } };
        await dynamodb.send(new DeleteItemCommand({ TableName: locksTable, Key }));
      }
    },
    close() {
      dynamodb.destroy();
      stepFunctions.destroy();
    },
  };
}

async function makeTable(client: DynamoDBClient): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: locksTable, ...TABLE } as never));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, ...QUICK }, { TableName: locksTable });
}

/** Seconds: a table is there in milliseconds. */
const QUICK = { maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.2 };
