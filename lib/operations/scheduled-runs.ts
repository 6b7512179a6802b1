import type { SFNClient } from "@aws-sdk/client-sfn";
import { scheduledTimeOf } from "../schedules/index.ts";
import { describeRun } from "./describe-run.ts";
import { listRuns } from "./list-runs.ts";
import type { RunSummary } from "./run-description.ts";

/** Asks the service; whoever gives it makes of errors what they have to be. */
export type Ask = <Answer>(question: (client: SFNClient) => Promise<Answer>) => Promise<Answer>;

/** A run and the time that it was planned for. */
export interface ScheduledRun extends RunSummary {
  readonly scheduledTime: Date;
}

export interface ScheduledRunsQuery {
  readonly stateMachineArn: string;
  /** Runs that started before are left out: none starts before its time. */
  readonly since: Date;
  /** Which runs not to ask for. */
  readonly isKnown?: (run: RunSummary) => boolean;
}

/** The runs of a state machine that say which time they are for. A list says nothing of inputs: each run is asked for. */
export async function scheduledRuns(
  ask: Ask,
  { stateMachineArn, since, isKnown = () => false }: ScheduledRunsQuery,
): Promise<readonly ScheduledRun[]> {
  const all = await ask((client) => listRuns(client, { stateMachineArn, since }));
  const wanted = all.filter((run) => !isKnown(run));
  const found: ScheduledRun[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    const times = await Promise.all(some.map(async (run) => await timeOf(ask, run)));
    found.push(...some.flatMap((run, index) => withTime(run, times[index])));
  }
  return found;
}

/** AWS answers 15 such questions a second. */
const AT_ONCE = 5;

async function timeOf(ask: Ask, { executionArn }: RunSummary): Promise<Date | undefined> {
  const { input } = await ask((client) => describeRun(client, executionArn));
  return input === undefined ? undefined : scheduledTimeOf(input);
}

function withTime(run: RunSummary, scheduledTime: Date | undefined): readonly ScheduledRun[] {
  return scheduledTime === undefined ? [] : [{ ...run, scheduledTime }];
}
