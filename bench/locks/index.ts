import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { compileProject } from "../../lib/compiler/index.ts";
import type { Measured } from "../support/bench.ts";
import { type Contended, contend } from "./contend.ts";
import { polling } from "./polling.ts";

const LIMIT = 10;
const WORK_SECONDS = 60;

const OURS = 1000;

/** Fewer: each second that a run waits costs it more than a transition, and a thousand would wait for two thousand seconds in the middle. */
const POLLING = 100;

/** Runs that want the same ten places at the same time, beside the semaphore of AWS's published sample. */
export default async function locks(): Promise<Measured> {
  const ours = await contend(compiled(), OURS);
  const fewer = await contend(compiled(), POLLING);
  const theirs = await contend(polling(TABLE, LIMIT, WORK_SECONDS), POLLING, makeTable);
  return {
    rows: [row("nagare", ours), row("nagare", fewer), row("polling semaphore", theirs)],
    figure: {
      name: `transitions of an acquisition and its release among ${OURS}, over those of the polling semaphore among ${POLLING}`,
      value: locking(ours) / locking(theirs),
      unit: "x",
      target: { atMost: 0.1 },
    },
  };
}

function compiled(): object {
  const { flows, diagnostics } = compileProject(import.meta.dirname, { files: ["flow.ts"] });
  const [flow] = flows;
  if (flow === undefined || diagnostics.length > 0) throw new Error("flow.ts doesn't compile");
  return flow.definition;
}

/** The work itself is one. */
function locking({ transitions, runs }: Contended): number {
  return transitions / runs - 1;
}

function row(what: string, one: Contended): Readonly<Record<string, string | number>> {
  const each = (total: number): string => (total / one.runs).toFixed(1);
  const { runs, virtualSeconds, realSeconds } = one;
  return {
    what,
    runs,
    "transitions for the lock": locking(one).toFixed(1),
    writes: each(one.writes),
    events: each(one.events),
    "last end, s": virtualSeconds.toFixed(0),
    "at best, s": (runs / LIMIT) * WORK_SECONDS,
    "bench took, s": realSeconds.toFixed(0),
  };
}

const TABLE = "semaphores";

async function makeTable(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
    }),
  );
  const Item = { pk: { S: "semaphore" }, sk: { S: "semaphore" }, count: { N: "0" } };
  for (;;) {
    try {
      await client.send(new PutItemCommand({ TableName: TABLE, Item }));
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ResourceNotFoundException") throw error;
    }
  }
}
