import type { Duration } from "./duration.ts";
import type { Alarms, Notify } from "./notify.ts";
import type { Schedule } from "./schedule.ts";

/** What an environment changes of a flow's schedule: switched off, or other times. */
export type ScheduleOverride = "off" | Schedule | readonly Schedule[];

/** What has to be known of a task definition that somebody else made. */
export interface TaskDefinitionFacts {
  /**
   * Its task role and execution role, as names (with their path) or ARNs: who starts a task hands them to ECS, and needs `iam:PassRole` for each. Empty when it has
   * none.
   */
  readonly roles: readonly string[];
  /** The family in this environment. @default the name that the flow has */
  readonly family?: string;
  /** Where it is not `awsvpc`, the containers get no network of the environment. @default "awsvpc" */
  readonly networkMode?: "awsvpc" | "bridge" | "host" | "none";
}

/** Where flows run: the part of a deployment that no flow file knows. */
export interface Environment {
  /** AWS account, 12 digits. @default the account of the credentials that deploy */
  readonly account?: string;
  /** AWS region. @default the region of the credentials that deploy */
  readonly region?: string;
  /** Network of the containers. @default a VPC of its own: two zones, public subnets, no NAT gateway */
  readonly network?: {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupIds: readonly string[];
    /** Give containers a public address; needed in subnets without NAT. @default false */
    readonly assignPublicIp?: boolean;
  };
  /** Name of an existing ECS cluster. @default a cluster of its own, if a flow has a container */
  readonly cluster?: string;
  /** ARNs of the EventBridge connections that `http` names, by those names. @default none */
  readonly connections?: Readonly<Record<string, string>>;
  /**
   * Task definitions that are there already, by the family that a container's `taskDefinition` names. Each that a flow uses has to be here, for its roles.
   * @default none
   */
  readonly taskDefinitions?: Readonly<Record<string, TaskDefinitionFacts>>;
  /** Names or ARNs of this environment's secrets, by the name in `secret("…")`. @default the same names */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Names or ARNs of this environment's parameters, by the name in `parameter("…")`. @default the same names */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How long logs are kept. @default "30d" */
  readonly logRetention?: Duration;
  /** X-Ray traces of every run. @default false */
  readonly tracing?: boolean;
  /** Which schedules are on: all, none, or by flow name. @default all as the flows say */
  readonly schedules?: "on" | "off" | Readonly<Record<string, ScheduleOverride>>;
  /** Where failures are told of. @default nowhere */
  readonly notify?: Notify;
  /** CloudWatch alarms, or `"off"`: each has a price. @default alarms to the SNS topics of `notify`, if it has some */
  readonly alarms?: Alarms | "off";
  /** A CloudWatch dashboard, `nagare-<env>`. AWS gives three to an account, each further one costs 3 dollars a month. @default where `notify` or `alarms` is */
  readonly dashboard?: boolean;
  /** Tags on everything that is made. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** All environments by name. A name has letters, digits and `-`, at most 12 characters. */
export type Environments = Readonly<Record<string, Environment>>;

/**
 * Declares the environments: the default export of `flows/environments.ts`. Each becomes one CloudFormation stack, `nagare-<name>`.
 *
 * @example
 * ```ts
 * export default environments({ dev: { schedules: "off" }, prod: { account: "111111111111", region: "ap-northeast-1" } });
 * ```
 */
export function environments<const All extends Environments>(all: All): All {
  return all;
}
