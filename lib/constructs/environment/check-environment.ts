import { type CompiledProject, placeOfSetting } from "../../compiler/index.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/index.ts";
import type { Environment } from "../../flow/index.ts";
import { isTimeZone } from "../../schedules/index.ts";
import { connectionsOf } from "../integrations/connections-of.ts";
import { usedContainers } from "../used-containers.ts";
import { containerProblems } from "./container-problems.ts";
import { datadogProblems } from "./datadog-problems.ts";
import { imageProblems } from "./image-problems.ts";
import { logDestinationProblems } from "./log-destination-problems.ts";
import { logRetention, retentionDays } from "./log-retention.ts";
import { notifyProblems } from "./notify-problems.ts";
import { hasForm, missing, type Problem, unless, wrong } from "./problem.ts";
import { scheduleProblems } from "./schedule-problems.ts";
import { shapeProblems } from "./shape-problems.ts";
import { sizeProblems } from "./size-problems.ts";
import { triggerProblems } from "./trigger-problems.ts";

/** The file that all environments are in. */
const FILE = "flows/environments.ts";

/** What is wrong with an environment, where it is written; the type checker has not seen values, nor JavaScript. */
export function checkEnvironment(
  name: string,
  environment: Environment,
  project: CompiledProject,
): readonly Diagnostic[] {
  const misshapen = shapeProblems(environment);
  const problems =
    misshapen.length > 0 ? misshapen : CHECKS.flatMap((check) => check(environment, project, name));
  return problems.map((problem) => {
    const place = placeOfSetting(project.directory, FILE, [name, ...problem.path]);
    const span = problem.code === "NG2601" ? place.name : (place.value ?? place.name);
    return diagnostic(problem.code, span, { environment: name, problem: problem.message });
  });
}

type Check = (
  environment: Environment,
  project: CompiledProject,
  name: string,
) => readonly Problem[];

const CHECKS: readonly Check[] = [
  (_, __, name) => unless(/^[A-Za-z0-9-]{1,12}$/.test(name), NAME),
  ({ account }) =>
    unless(
      account === undefined || /^\d{12}$/.test(account),
      wrong("account", `account "${account}" has not 12 digits`),
    ),
  ({ region }) =>
    unless(
      region === undefined || /^[a-z]{2}(-[a-z]+)+-\d$/.test(region),
      wrong("region", `region "${region}" is none; write one like "ap-northeast-1"`),
    ),
  ({ network }) => (network === undefined ? [] : networkProblems(network)),
  connectionProblems,
  notifyProblems,
  datadogProblems,
  ({ logRetention: kept }) =>
    unless(
      logRetention(kept) !== undefined,
      wrong(
        "logRetention",
        `CloudWatch can't keep logs for "${kept}"; it can for ${retentionDays.map((days) => `${days}d`).join(", ")}`,
      ),
    ),
  ({ timeZone }) =>
    unless(
      timeZone === undefined || isTimeZone(timeZone),
      wrong("timeZone", `timeZone "${timeZone}" is none; write an IANA name like "Asia/Tokyo"`),
    ),
  ({ removalPolicy = "retain" }) =>
    unless(
      ["retain", "destroy"].includes(removalPolicy),
      wrong("removalPolicy", `removalPolicy "${removalPolicy}" is neither "retain" nor "destroy"`),
    ),
  ({ encryption }) =>
    unless(
      encryption === undefined || hasForm(KEY, encryption.keyArn),
      wrong(
        ["encryption", "keyArn"],
        `encryption.keyArn "${encryption?.keyArn}" is no ARN of a key; write one like "arn:aws:kms:eu-west-1:111122223333:key/…"`,
      ),
    ),
  ({ permissionsBoundary: boundary }) =>
    unless(
      boundary === undefined || hasForm(BOUNDARY, boundary),
      wrong("permissionsBoundary", `permissionsBoundary "${boundary}" is no ARN of a policy`),
    ),
  scheduleProblems,
  triggerProblems,
  sizeProblems,
  imageProblems,
  logDestinationProblems,
  (environment, project) =>
    usedContainers(project).flatMap((container) => containerProblems(environment, container)),
];

const NAME = wrong([], "a name has letters, digits and -, at most 12 characters");

const BOUNDARY = /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/;

const KEY = /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]+$/;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
function networkProblems(network: NonNullable<Environment["network"]>): readonly Problem[] {
  const { vpcId, subnetIds, securityGroupIds } = network;
  const id = (name: string, prefix: RegExp, ids: readonly string[]) =>
    ids.flatMap((each, index) =>
      unless(
        hasForm(prefix, each),
        wrong(["network", name, String(index)], `network.${name}: "${each}" is none`),
      ),
    );
  return [
    ...unless(
      hasForm(/^vpc-/, vpcId),
      wrong(["network", "vpcId"], `network.vpcId "${vpcId}" is none`),
    ),
    ...unless(
      subnetIds.length >= 1 && subnetIds.length <= 16,
      wrong(["network", "subnetIds"], "network.subnetIds takes 1 to 16"),
    ),
    ...unless(
      securityGroupIds.length >= 1 && securityGroupIds.length <= 5,
      wrong(["network", "securityGroupIds"], "network.securityGroupIds takes 1 to 5"),
    ),
    ...id("subnetIds", /^subnet-/, subnetIds),
    ...id("securityGroupIds", /^sg-/, securityGroupIds),
  ];
}

const CONNECTION = /^arn:aws[\w-]*:events:[^:]+:\d{12}:connection\/[^/]+\/[^/]+$/;

/** Connections that flows name and the environment has not, and ARNs that are none. */
function connectionProblems(
  { connections = {} }: Environment,
  { flows }: CompiledProject,
): readonly Problem[] {
  const absent = flows.flatMap(({ name, definition }) =>
    [...connectionsOf(definition)]
      .filter((connection) => !Object.hasOwn(connections, connection))
      .map((connection) =>
        missing(
          "connections",
          `connections has no "${connection}", which flow ${name} calls with http; write: connections: { "${connection}": "arn:aws:events:…:connection/…" }`,
        ),
      ),
  );
  const bad = Object.entries(connections)
    .filter(([, arn]) => !hasForm(CONNECTION, arn))
    .map(([name, arn]) =>
      wrong(["connections", name], `connections.${name} "${arn}" is no ARN of a connection`),
    );
  return [...absent, ...bad];
}
