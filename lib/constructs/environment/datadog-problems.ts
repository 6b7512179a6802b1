import type { CompiledProject, TaskDeclaration } from "../../compiler/index.ts";
import type { Datadog, Environment } from "../../flow/index.ts";
import { missing, type Problem, unless, wrong } from "./problem.ts";

/** What keeps an environment from being shown in Datadog. */
export function datadogProblems(
  environment: Environment,
  { tasks }: CompiledProject,
): readonly Problem[] {
  const { datadog, notify, region } = environment;
  const events = notify?.datadog;
  const key = datadog?.apiKeySecret ?? events?.apiKeySecret;
  return [
    ...(events ? placeProblems(["notify", "datadog"], events) : []),
    ...unless(
      events === undefined || key !== undefined,
      missing("notify", `notify.datadog needs a key, apiKeySecret: "NAME OF A SECRET"`),
    ),
    ...(datadog ? ownProblems(datadog, key, region) : []),
    ...(datadog && (datadog.lambda ?? "extension") === "extension" ? layerProblems(tasks) : []),
  ];
}

/** Where something is sent, and with which key. */
function placeProblems(
  path: readonly string[],
  { site, apiKeySecret }: Pick<Datadog, "site" | "apiKeySecret">,
): readonly Problem[] {
  const member = path.join(".");
  return [
    ...unless(
      site === undefined || SITES.has(site),
      wrong(
        [...path, "site"],
        `${member}.site "${site}" is none; it is one of ${[...SITES].join(", ")}`,
      ),
    ),
    ...unless(
      apiKeySecret === undefined || !/^[0-9a-f]{32}$/.test(apiKeySecret),
      wrong(
        [...path, "apiKeySecret"],
        `${member}.apiKeySecret is a key itself; put it into Secrets Manager and write the secret's name`,
      ),
    ),
  ];
}

function ownProblems(
  datadog: Datadog,
  key: string | undefined,
  region: string | undefined,
): readonly Problem[] {
  const { lambda = "extension", containers = "awslogs", forwarderArn } = datadog;
  const needsKey = lambda === "extension" ? 'lambda: "extension"' : 'containers: "firelens"';
  return [
    ...placeProblems(["datadog"], datadog),
    ...oneOf("lambda", lambda, ["extension", "forwarder", "off"]),
    ...oneOf("containers", containers, ["firelens", "awslogs"]),
    ...unless(
      key !== undefined || (lambda !== "extension" && containers !== "firelens"),
      missing("datadog", `datadog with ${needsKey} needs a key, apiKeySecret: "NAME OF A SECRET"`),
    ),
    ...unless(
      lambda !== "forwarder" || forwarderArn !== undefined,
      missing("datadog", `datadog.lambda "forwarder" needs the forwarder: say forwarderArn`),
    ),
    ...unless(
      forwarderArn === undefined || FORWARDER.test(forwarderArn),
      wrong(
        ["datadog", "forwarderArn"],
        `datadog.forwarderArn "${forwarderArn}" is no ARN of a function`,
      ),
    ),
    ...unless(
      lambda !== "extension" || !region?.startsWith("cn-"),
      wrong(["datadog"], `Datadog has no layers in ${region}: say lambda: "forwarder" or "off"`),
    ),
    ...versionProblems(datadog),
    ...tagProblems(datadog),
  ];
}

function oneOf(name: string, value: string, all: readonly string[]): readonly Problem[] {
  const known = all.map((each) => `"${each}"`).join(", ");
  return unless(
    all.includes(value),
    wrong(["datadog", name], `datadog.${name} "${value}" is none; it is one of ${known}`),
  );
}

function versionProblems({ layers = {} }: Datadog): readonly Problem[] {
  return Object.entries(layers).flatMap(([name, version]) =>
    unless(
      Number.isInteger(version) && version > 0,
      wrong(
        ["datadog", "layers", name],
        `datadog.layers.${name} ${version} is no version of a layer; write a number like 104`,
      ),
    ),
  );
}

/** Datadog would change what isn't a tag's value, and one could not be found by the other. */
function tagProblems({ service, version }: Datadog): readonly Problem[] {
  return Object.entries({ service, version }).flatMap(([name, value]) =>
    unless(
      value === undefined || TAG.test(value),
      wrong(
        ["datadog", name],
        `datadog.${name} "${value}" is no value of a tag: up to 200 of a-z, A-Z, 0-9, _ - : . /`,
      ),
    ),
  );
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html */
function layerProblems(tasks: readonly TaskDeclaration[]): readonly Problem[] {
  return tasks
    .filter(({ layers = [] }) => layers.length > MOST_OWN_LAYERS)
    .map(({ name, layers = [], span: { file, line, column } }) =>
      wrong(
        ["datadog"],
        `task "${name}" (${file}:${line}:${column}) has ${layers.length} layers, and Datadog's two make more than the five that Lambda allows: say lambda: "forwarder" or "off"`,
      ),
    );
}

const MOST_OWN_LAYERS = 3;

const TAG = /^[\w:./-]{1,200}$/;

const FORWARDER = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+$/;

const SITES: ReadonlySet<string> = new Set([
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "ddog-gov.com",
]);
