import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { ResourceNames } from "../resource-names.ts";
import type { Watched } from "../watched.ts";

export interface WatchedLocks {
  /** Absent where there are rates alone. */
  readonly function: IFunction | undefined;
  /** Names of the rules that tell it of runs that end. */
  readonly rules: readonly string[];
}

/** What keeps runs waiting that nobody would hear of otherwise. */
export function locksWatched(
  { environment, locks, locksLogs }: ResourceNames,
  { function: served, rules }: WatchedLocks,
): readonly Watched[] {
  if (served === undefined) return [];
  const see = `Who waits: npx nagare locks --env ${environment}. What to do: docs/locks.md, "When an alarm tells".`;
  const calls = [
    {
      about: "locks-failed",
      metric: served.metricErrors({ period }),
      periods: LASTING,
      description: `The function ${locks} has failed for ten minutes. Runs that wait for a lock get their turn late or never; runs that come to a taken lock fail. The log group ${locksLogs} says why. ${see}`,
    },
    {
      about: "locks-throttled",
      metric: served.metricThrottles({ period }),
      periods: LASTING,
      description: `Lambda has turned calls of the function ${locks} away for ten minutes: the account runs as many functions at once as its quota allows. Runs that wait for a lock get their turn late. ${see}`,
    },
  ];
  const events = rules.map((RuleName) => ({
    about: RuleName.replace(locks, "locks-not-told"),
    metric: new Metric({
      namespace: "AWS/Events",
      metricName: "FailedInvocations",
      dimensionsMap: { RuleName },
      statistic: "Sum",
      period,
    }),
    description: `The rule ${RuleName} could not tell the function ${locks} that runs have ended. Runs that wait for their locks get their turn up to five minutes late. ${see}`,
  }));
  return [...calls, ...events];
}

const period = Duration.minutes(5);

/** A call that fails is made again, and the sweep comes every five minutes: what has passed by then needs nobody. */
const LASTING = 2;
