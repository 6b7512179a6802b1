import type { Environment, ScheduleSettings } from "../../flow/index.ts";
import type { Problem } from "./problem.ts";
import {
  anything,
  byName,
  count,
  flag,
  isObject,
  list,
  object,
  type Shape,
  text,
  wordOr,
} from "./shapes.ts";

/** Members that no environment has, and values of another form than theirs. Where there are some, nothing else can be looked at. */
export function shapeProblems(environment: Environment): readonly Problem[] {
  return object(MEMBERS)(environment, []);
}

const texts = list(text);
const textByName = byName(text);

/** Times are looked at with the flow that they start: one, several, or several by name. */
const schedule: Shape = (value, path) => {
  const isTimes = Array.isArray(value) || isSchedule(value) || isNamed(value);
  return isTimes ? [] : wordOr(["on", "off"], settings)(value, path);
};

function isNamed(value: unknown): boolean {
  // `times` is the one setting that may be a schedule itself.
  return isObject(value) && !("times" in value) && Object.values(value).some(isSchedule);
}

function isSchedule(value: unknown): boolean {
  return isObject(value) && "kind" in value && typeof value.kind === "string";
}

const SETTINGS = {
  times: anything,
  off: texts,
  params: anything,
  window: text,
  start: text,
  end: text,
  catchUp: anything,
} satisfies Record<keyof ScheduleSettings, Shape>;

const settings = object(SETTINGS);

const MEMBERS = {
  account: text,
  region: text,
  network: object({
    vpcId: text,
    subnetIds: texts,
    securityGroupIds: texts,
    assignPublicIp: flag,
  }),
  cluster: text,
  connections: textByName,
  taskDefinitions: byName(object({ roles: texts, family: text, networkMode: text })),
  images: textByName,
  secrets: textByName,
  parameters: textByName,
  logRetention: text,
  logDestination: text,
  tracing: flag,
  schedules: wordOr(["on", "off"], byName(schedule)),
  triggers: wordOr(["on", "off"], byName(wordOr(["on", "off"]))),
  buckets: textByName,
  buses: textByName,
  notify: object({
    email: texts,
    snsTopicArns: texts,
    slack: object({ workspaceId: text, channelId: text }),
    datadog: object({ apiKeySecret: text, site: text }),
  }),
  datadog: object({
    site: text,
    apiKeySecret: text,
    lambda: text,
    forwarderArn: text,
    layers: object({ extension: count, node: count }),
    containers: text,
    service: text,
    version: text,
  }),
  alarms: wordOr(["off"], object({ snsTopicArns: texts, longerThanUsual: flag })),
  dashboard: flag,
  timeZone: text,
  sizes: byName(object({ memory: count, cpu: count, timeout: text })),
  removalPolicy: text,
  encryption: object({ keyArn: text }),
  permissionsBoundary: text,
  tags: textByName,
} satisfies Record<keyof Environment, Shape>;
