import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import pMap from "p-map";
import { type Executions, executionOf, type LockKey, type RunState } from "../../locks/index.ts";
import { readHistory } from "../read-history.ts";
import { stopRun } from "../stop-run.ts";
import { lockTakenBy } from "./lock-taken-by.ts";
import { wasTold } from "./was-told.ts";

export function executions(client: SFNClient): Executions {
  return {
    async statuses(all) {
      const states = await pMap(all, (execution) => stateOf(client, execution), AT_ONCE);
      return Object.fromEntries(all.map((execution, at) => [execution, states[at] ?? GONE]));
    },
    async stop(execution, error, cause) {
      try {
        await stopRun(client, execution, { error, cause });
      } catch (thrown) {
        if (!(thrown instanceof ExecutionDoesNotExist)) throw thrown;
      }
    },
    firstLocks: (execution) => firstLocks(client, execution),
    wasTold: async (holder) => wasTold(await readHistory(client, executionOf(holder)), holder),
    allLocks: async (execution) => locksIn(await readHistory(client, execution), execution),
  };
}

/** Under what Step Functions lets an account describe at once. */
const AT_ONCE = { concurrency: 10 };

const GONE: RunState = { status: "GONE", redriveCount: 0 };

async function stateOf(client: SFNClient, executionArn: string): Promise<RunState> {
  try {
    const { status, redriveCount = 0 } = await client.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    return { status: status ?? "RUNNING", redriveCount };
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return GONE;
    throw error;
  }
}

/** A flow takes its lock before anything else: its params are read in no more than a few states. */
const FIRST_EVENTS = 30;

async function firstLocks(client: SFNClient, executionArn: string): Promise<readonly LockKey[]> {
  try {
    const command = new GetExecutionHistoryCommand({ executionArn, maxResults: FIRST_EVENTS });
    const { events = [] } = await client.send(command);
    return locksIn(events, executionArn);
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return [];
    throw error;
  }
}

function locksIn(events: readonly HistoryEvent[], executionArn: string): readonly LockKey[] {
  return events.flatMap((event) => lockTakenBy(event, executionArn) ?? []);
}
