import { Stack } from "aws-cdk-lib";
import { CfnDashboard } from "aws-cdk-lib/aws-cloudwatch";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { type ITopic, Topic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { Alarms } from "../alarms.ts";
import { dashboardBody } from "../dashboard/dashboard-body.ts";
import { eventSettings } from "../datadog/datadog-settings.ts";
import type { FlowResources } from "../flow-resources.ts";
import type { WatchedLocks } from "../locks/locks-watched.ts";
import type { ResourceNames } from "../resource-names.ts";
import { knownDeadlines } from "../watchdog/known-deadlines.ts";
import { Watchdog } from "../watchdog/watchdog.ts";
import { knownFlows } from "./known-flows.ts";
import type { NoticeTargets } from "./notice-targets.ts";
import { NoticeTopic } from "./notice-topic.ts";
import { Notices, type NoticesProps } from "./notices.ts";

export interface TellingProps {
  readonly project: CompiledProject;
  readonly environment: Environment;
  readonly names: ResourceNames;
  readonly resources: Pick<FlowResources, "stateMachineArn">;
  readonly logRetention: RetentionDays;
  /** The starts that could not be delivered. */
  readonly notStarted?: IQueue | undefined;
  /** What gives places in locks. */
  readonly locks?: WatchedLocks | undefined;
  /** Where the alarms of a flow lie. */
  readonly alarmScopeOf: (flow: string) => Construct;
}

/** Notices, alarms and the dashboard, each where the environment asks for it: what tells nobody only costs money. */
export function tellOfFailures(scope: Construct, props: TellingProps): void {
  const topics = noticeTopics(scope, props);
  const notices = makeNotices(scope, topics, props);
  const watchdog = makeWatchdog(scope, topics, props);
  const alarms = makeAlarms(scope, topics, { notices, watchdog }, props);
  const { dashboard = notices !== undefined || alarms !== undefined } = props.environment;
  if (dashboard) makeDashboard(scope, alarms?.alarmArns ?? [], props);
}

function noticeTopics(scope: Construct, { environment, names }: TellingProps): readonly ITopic[] {
  const { notify = {} } = environment;
  const { email = [], slack, snsTopicArns = [] } = notify;
  const needsOwn = email.length > 0 || slack !== undefined;
  const own = needsOwn ? [new NoticeTopic(scope, "NoticeTopic", { names, notify }).topic] : [];
  return [...own, ...existingTopics(scope, "NoticesTo", snsTopicArns)];
}

function existingTopics(scope: Construct, id: string, arns: readonly string[]): readonly ITopic[] {
  return arns.map((arn, index) => Topic.fromTopicArn(scope, `${id}${index + 1}`, arn));
}

function makeNotices(
  scope: Construct,
  topics: readonly ITopic[],
  { project, environment, names, logRetention }: TellingProps,
): Notices | undefined {
  const targets = targetsOf(topics, environment);
  if (targets === undefined) return undefined;
  const known = knownFlows(project, names);
  return new Notices(scope, "Notices", {
    ...{ names, known, ...targets, logRetention },
    ...keyOf(environment),
  });
}

/** Undefined where nobody is told. */
function targetsOf(topics: readonly ITopic[], environment: Environment): NoticeTargets | undefined {
  const { tags } = environment;
  const datadog = eventSettings(environment);
  if (topics.length === 0 && datadog === undefined) return undefined;
  return { topics, datadog, service: environment.datadog?.service ?? tags?.["service"] };
}

function keyOf({ encryption }: Environment): Pick<NoticesProps, "encryptionKeyArn"> {
  return encryption === undefined ? {} : { encryptionKeyArn: encryption.keyArn };
}

/** Also where only alarms are told. */
function makeWatchdog(
  scope: Construct,
  topics: readonly ITopic[],
  { project, environment, names, logRetention }: TellingProps,
): Watchdog | undefined {
  const known = knownDeadlines(project, environment, names);
  const targets = targetsOf(topics, environment);
  const { alarms } = environment;
  const isHeard =
    targets !== undefined || (typeof alarms === "object" && alarms.snsTopicArns !== undefined);
  if (known.flows.length === 0 || !isHeard) return undefined;
  return new Watchdog(scope, "Watchdog", {
    names,
    known,
    ...(targets ?? { topics }),
    logRetention,
    ...keyOf(environment),
  });
}

function makeAlarms(
  scope: Construct,
  noticeTopics: readonly ITopic[],
  { notices, watchdog }: Tellers,
  { project, environment, names, resources, notStarted, locks, alarmScopeOf }: TellingProps,
): Alarms | undefined {
  const { alarms } = environment;
  if (alarms === "off") return undefined;
  const own = alarms?.snsTopicArns;
  const topics = own === undefined ? noticeTopics : existingTopics(scope, "AlarmsTo", own);
  if (topics.length === 0) return undefined;
  const watched = {
    flows: project.flows,
    resources,
    notStarted,
    notices: notices?.function,
    watchdog,
    locks,
    longerThanUsual: alarms?.longerThanUsual ?? false,
    scopeOf: alarmScopeOf,
  };
  return new Alarms(scope, "Alarms", { names, topics, ...watched });
}

interface Tellers {
  readonly notices: Notices | undefined;
  readonly watchdog: Watchdog | undefined;
}

function makeDashboard(
  scope: Construct,
  alarmArns: readonly string[],
  { project, names, resources }: TellingProps,
): void {
  const stack = Stack.of(scope);
  const flows = project.flows.map(({ name }) => ({
    name,
    stateMachineArn: resources.stateMachineArn(name),
  }));
  const { environment } = names;
  const body = dashboardBody({ environment, region: stack.region, flows, alarmArns });
  new CfnDashboard(scope, "Dashboard", {
    dashboardName: names.dashboard,
    dashboardBody: stack.toJsonString(body),
  });
}
