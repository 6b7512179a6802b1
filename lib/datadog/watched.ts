import type { CompiledProject } from "../compiler/index.ts";
import type { DatadogSite, Environments } from "../flow/index.ts";
import { asFired, plannedSchedules } from "../schedules/index.ts";
import { longestGapHours } from "./longest-gap.ts";

/** What of an environment Datadog is to watch. */
export interface Watched {
  readonly name: string;
  readonly site: DatadogSite;
  /** Tags of all that is made. */
  readonly tags: readonly string[];
  /** Whom monitors tell: `@slack-batch`. */
  readonly tell: readonly string[];
  /** The filter of metrics for its state machines, its functions, its queue of starts that failed. */
  readonly scopes: {
    readonly machines: string;
    readonly functions: string;
    readonly queue: string;
  };
  readonly isStartedByItself: boolean;
  /** Whether Datadog has the logs of its state machines. */
  readonly hasLogs: boolean;
  readonly hasContainers: boolean;
  readonly late: readonly LateFlow[];
}

/** A flow that is to start at least once in so many hours. */
export interface LateFlow {
  readonly name: string;
  readonly hours: number;
  readonly scope: string;
}

/** Of an environment of a project. */
export function watchedOf(
  name: string,
  environments: Environments,
  { flows }: CompiledProject,
): Watched {
  const { datadog, notify, tags = {}, account, region } = environments[name] ?? {};
  const service = datadog?.service ?? tags["service"];
  const machine = machineFilter(account, region);
  const excluded = Object.keys(environments)
    .filter((other) => other.startsWith(`${name}-`))
    .map((other) => `,!${machine(`nagare-${other}-*`)}`);
  return {
    name,
    site: datadog?.site ?? notify?.datadog?.site ?? "datadoghq.com",
    tags: [
      "managed:nagare",
      `env:${tags["env"] ?? name}`,
      ...(service === undefined ? [] : [`service:${service}`]),
    ],
    tell: datadog?.monitorsTell ?? [],
    scopes: {
      machines: `${machine(`nagare-${name}-*`)}${excluded.join("")}`,
      functions: `functionname:nagare-${name}-*`.toLowerCase(),
      queue: `queuename:nagare-${name}_not-started`.toLowerCase(),
    },
    isStartedByItself: flows.some(
      ({ schedules, triggers }) => schedules.length + triggers.length > 0,
    ),
    hasLogs: datadog?.forwarderArn !== undefined,
    hasContainers: flows.some(({ containers }) => containers.length > 0),
    late: flows.flatMap((flow) => {
      const planned = plannedSchedules(flow, environments[name]);
      const on = planned.filter(({ enabled }) => enabled);
      const hours = longestGapHours(on.map(({ schedule }) => asFired(schedule).times));
      const scope = machine(`nagare-${name}-${flow.name}`);
      return hours === undefined || hours + 1 > MOST_HOURS
        ? []
        : [{ name: flow.name, hours: Math.ceil(hours) + 1, scope }];
    }),
  };
}

/** A monitor looks back at most a week. */
const MOST_HOURS = 168;

/** Datadog has tags in small letters, and takes a `*` at the ends of a value. */
function machineFilter(account: string | undefined, region: string | undefined) {
  const known = account !== undefined && region !== undefined;
  const before = known ? `arn:${partitionOf(region)}:states:${region}:${account}` : "*";
  return (machine: string): string =>
    `statemachinearn:${before}:statemachine:${machine}`.toLowerCase();
}

function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}
