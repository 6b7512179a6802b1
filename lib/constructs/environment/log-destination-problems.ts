import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { resourceNames } from "../resource-names.ts";
import { type LogDestination, logDestinationOf } from "./log-destination.ts";
import { type Problem, wrong } from "./problem.ts";

/** What can't get the logs of an environment. */
export function logDestinationProblems(
  environment: Environment,
  _: CompiledProject,
  name: string,
): readonly Problem[] {
  const { logDestination } = environment;
  if (logDestination === undefined) return [];
  const destination = logDestinationOf(logDestination);
  const problem =
    destination === undefined
      ? "is no ARN of a destination of CloudWatch Logs, a stream of Kinesis or Firehose, or a function"
      : misplaced(destination, environment, name);
  if (problem === undefined) return [];
  return [wrong("logDestination", `logDestination "${logDestination}" ${problem}`)];
}

function misplaced(
  { kind, region, account, name }: LogDestination,
  environment: Environment,
  environmentName: string,
): string | undefined {
  const own = resourceNames(environmentName).stack;
  if (kind === "lambda" && name.startsWith(own))
    return "is a function of the environment itself: it would get its own logs, without end";
  if (environment.region !== undefined && region !== environment.region)
    return `is in ${region}, but logs of ${environment.region} go to a place there alone`;
  if (kind === "destination" || environment.account === undefined) return undefined;
  if (account === environment.account) return undefined;
  return `is in another account: make a destination of CloudWatch Logs there, and name it, "arn:aws:logs:${region}:${account}:destination:NAME"`;
}
