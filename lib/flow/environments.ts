import type { Datadog } from "./datadog.ts";
import type { Duration } from "./duration.ts";
import type { Alarms, Notify } from "./notify.ts";
import type { Schedules } from "./schedule.ts";
import type { ScheduleOptions } from "./schedule-options.ts";

/** What an environment changes of a flow's schedule: switched off, other times, or more. */
export type ScheduleOverride = "off" | Schedules | ScheduleSettings;

/** How a flow is scheduled in one environment. What it says of params, window and the like goes for all the flow's schedules there. */
export interface ScheduleSettings extends ScheduleOptions {
  /** When it starts. @default as the flow says */
  readonly times?: Schedules;
  /** Names of the flow's schedules that are off here. @default none */
  readonly off?: readonly string[];
}

/** What an environment changes of a task's or container's size; what it leaves out stays as declared. */
export interface Size {
  /** In MiB: 128 to 10240 for a task, for a container as Fargate allows for its CPU units. */
  readonly memory?: number;
  /** CPU units of a container; a task's processor grows with its memory. */
  readonly cpu?: number;
  /** The longest one try may take; for a task at most `"15m"`. */
  readonly timeout?: Duration;
}

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
  /**
   * Images of containers, where they come from another registry here or are built elsewhere. By the beginning of URIs, up to a `/`, what stands for it:
   * `{ "111111111111.dkr.ecr.ap-northeast-1.amazonaws.com/": "222222222222.dkr.ecr.ap-northeast-1.amazonaws.com/" }`. Or by a container's name its image:
   * `{ load: "example.com/team/load:v3" }`; without a tag or digest, the one that the flow says. A name goes before a beginning, a longer beginning before a shorter one.
   * @default as the flows say
   */
  readonly images?: Readonly<Record<string, string>>;
  /** Names or ARNs of this environment's secrets, by the name in `secret("…")`. @default the same names */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Names or ARNs of this environment's parameters, by the name in `parameter("…")`. @default the same names */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How long logs are kept. @default "30d" */
  readonly logRetention?: Duration;
  /**
   * Where logs of runs, functions and containers go beyond CloudWatch, as they come: the ARN of a destination of CloudWatch Logs (of another account, too), a Kinesis or
   * Firehose stream, or a function. It is in the environment's region. A log group takes two of these, Datadog's forwarder among them.
   * @default nowhere
   */
  readonly logDestination?: string;
  /** X-Ray traces of every run. @default false */
  readonly tracing?: boolean;
  /** Which schedules are on: all, none, or by flow name. @default all as the flows say */
  readonly schedules?: "on" | "off" | Readonly<Record<string, ScheduleOverride>>;
  /** Which triggers are on, what flows have as `on`: all, none, or by flow name. @default all, and none where `schedules` is `"off"` */
  readonly triggers?: "on" | "off" | Readonly<Record<string, "on" | "off">>;
  /** Names of this environment's buckets, by the name in `s3("…")`. Each has to send its events to EventBridge. @default the same names */
  readonly buckets?: Readonly<Record<string, string>>;
  /** Names or ARNs of this environment's event buses, by the `bus` of an `event(…)`. @default the same names */
  readonly buses?: Readonly<Record<string, string>>;
  /** Where failures are told of. @default nowhere */
  readonly notify?: Notify;
  /** Shows runs, steps and logs in Datadog. @default not at all */
  readonly datadog?: Datadog;
  /** CloudWatch alarms, or `"off"`: each has a price. @default alarms to the SNS topics of `notify`, if it has some */
  readonly alarms?: Alarms | "off";
  /** A CloudWatch dashboard, `nagare-<env>`. AWS gives three to an account, each further one costs 3 dollars a month. @default where `notify` or `alarms` is */
  readonly dashboard?: boolean;
  /** IANA name of the zone of schedules that name none, in flows and here. @default "UTC" */
  readonly timeZone?: string;
  /** Sizes of tasks and containers, by their names. @default as declared */
  readonly sizes?: Readonly<Record<string, Size>>;
  /**
   * What becomes of log groups and of the bucket for runs' data when a deploy takes them away, or the whole stack. Kept ones hold their name: a flow that comes back
   * under it deploys only after its log group was deleted or imported. @default "retain": a rename doesn't delete what tells of past runs
   */
  readonly removalPolicy?: "retain" | "destroy";
  /**
   * A key of KMS for definitions, runs, logs, the table of locks and starts that failed. Its policy has to let `logs.<region>.amazonaws.com`, `delivery.logs.amazonaws.com` and, with
   * schedules, `scheduler.amazonaws.com`, with triggers `events.amazonaws.com` use it. @default the keys of AWS
   */
  readonly encryption?: { readonly keyArn: string };
  /** ARN of the policy that bounds every role. @default none */
  readonly permissionsBoundary?: string;
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
