import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { connectionsOf } from "../integrations/connections-of.ts";
import { usedContainers } from "../used-containers.ts";
import { containerProblems } from "./container-problems.ts";
import { logRetention, retentionDays } from "./log-retention.ts";
import { notifyProblems } from "./notify-problems.ts";

/** What is wrong with an environment, one sentence each; the type checker has not seen values, nor JavaScript. */
export function checkEnvironment(
  name: string,
  environment: Environment,
  project: CompiledProject,
): readonly string[] {
  return CHECKS.flatMap((check) => check(environment, project, name)).map(
    (problem) => `flows/environments.ts: environment "${name}": ${problem}`,
  );
}

type Check = (environment: Environment, project: CompiledProject, name: string) => string[];

const CHECKS: readonly Check[] = [
  (_, __, name) => unless(/^[A-Za-z0-9-]{1,12}$/.test(name), NAME),
  ({ account }) =>
    unless(
      account === undefined || /^\d{12}$/.test(account),
      `account "${account}" has not 12 digits`,
    ),
  ({ region }) =>
    unless(
      region === undefined || /^[a-z]{2}(-[a-z]+)+-\d$/.test(region),
      `region "${region}" is none; write one like "ap-northeast-1"`,
    ),
  ({ network }) => (network === undefined ? [] : networkProblems(network)),
  connectionProblems,
  notifyProblems,
  ({ logRetention: kept }) =>
    unless(
      logRetention(kept) !== undefined,
      `CloudWatch can't keep logs for "${kept}"; it can for ${retentionDays.map((days) => `${days}d`).join(", ")}`,
    ),
  ({ schedules }, { flows }) =>
    typeof schedules === "object"
      ? Object.keys(schedules)
          .filter((flow) => !flows.some(({ name }) => name === flow))
          .map((flow) => `schedules names "${flow}", which is no flow`)
      : [],
  (environment, project) =>
    usedContainers(project).flatMap((container) => containerProblems(environment, container)),
];

const NAME = "a name has letters, digits and -, at most 12 characters";

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
function networkProblems(network: NonNullable<Environment["network"]>): string[] {
  const { vpcId, subnetIds, securityGroupIds } = network;
  return [
    ...unless(vpcId.startsWith("vpc-"), `network.vpcId "${vpcId}" is none`),
    ...unless(subnetIds.length >= 1 && subnetIds.length <= 16, "network.subnetIds takes 1 to 16"),
    ...unless(
      securityGroupIds.length >= 1 && securityGroupIds.length <= 5,
      "network.securityGroupIds takes 1 to 5",
    ),
    ...subnetIds
      .filter((id) => !id.startsWith("subnet-"))
      .map((id) => `network.subnetIds: "${id}" is none`),
    ...securityGroupIds
      .filter((id) => !id.startsWith("sg-"))
      .map((id) => `network.securityGroupIds: "${id}" is none`),
  ];
}

/** Connections that flows name and the environment has not, and ARNs that are none. */
function connectionProblems(
  { connections = {} }: Environment,
  { flows }: CompiledProject,
): string[] {
  const missing = flows.flatMap(({ name, definition }) =>
    [...connectionsOf(definition)]
      .filter((connection) => !Object.hasOwn(connections, connection))
      .map(
        (connection) =>
          `connections has no "${connection}", which flow ${name} calls with http; write: connections: { "${connection}": "arn:aws:events:…:connection/…" }`,
      ),
  );
  const wrong = Object.entries(connections)
    .filter(([, arn]) => !/^arn:aws[\w-]*:events:[^:]+:\d{12}:connection\/[^/]+\/[^/]+$/.test(arn))
    .map(([name, arn]) => `connections.${name} "${arn}" is no ARN of a connection`);
  return [...missing, ...wrong];
}

function unless(right: boolean, problem: string): string[] {
  return right ? [] : [problem];
}
