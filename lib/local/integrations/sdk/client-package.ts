import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { notServed } from "../task-failure.ts";

/** What a client's package exports. */
export type ClientModule = Readonly<Record<string, unknown>>;

/**
 * Loads the AWS SDK client of a service: the project's own, or else one that came with nagare.
 *
 * @param service as in a Resource: `dynamodb`, `secretsmanager`
 * @param folder the project's
 * @throws TaskFailure that names the package to install
 */
export function clientModule(service: string, folder: string): ClientModule {
  const { require, name } = located(service, folder);
  // A package's exports are an object.
  return require(name) as ClientModule;
}

/**
 * The folder of the same package.
 * @throws TaskFailure that names the package to install
 */
export function clientFolder(service: string, folder: string): string {
  const { require, name } = located(service, folder);
  return dirname(require.resolve(`${name}/package.json`));
}

function located(
  service: string,
  folder: string,
): { readonly require: NodeJS.Require; readonly name: string } {
  for (const require of [createRequire(join(folder, "package.json")), ownRequire]) {
    const name = installedPackage(service, require);
    if (name !== undefined) return { require, name };
  }
  const name = `${scope}/client-${packageNames[service] ?? service}`;
  throw notServed(
    `To call ${service}, install its client in the project: npm install --save-dev ${name}`,
  );
}

const scope = "@aws-sdk";
const ownRequire = createRequire(import.meta.url);

/** Packages put hyphens between the words that a Resource runs together. */
function installedPackage(service: string, require: NodeJS.Require): string | undefined {
  const wanted = flat(packageNames[service] ?? service);
  const folders = require.resolve.paths(`${scope}/any`) ?? [];
  const installed = folders.flatMap((folder) => entriesOf(join(folder, scope)));
  const found = installed.find(
    (name) => name.startsWith("client-") && flat(name.slice(7)) === wanted,
  );
  return found === undefined ? undefined : `${scope}/${found}`;
}

const flat = (name: string): string => name.replaceAll("-", "").toLowerCase();

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the package is not just called as the service, or where a user must be told its hyphens. */
const packageNames: Readonly<Record<string, string>> = {
  apigateway: "api-gateway",
  applicationautoscaling: "application-auto-scaling",
  applicationdiscovery: "application-discovery-service",
  autoscaling: "auto-scaling",
  bedrockruntime: "bedrock-runtime",
  cloudwatchlogs: "cloudwatch-logs",
  cognitoidentityprovider: "cognito-identity-provider",
  config: "config-service",
  costandusagereport: "cost-and-usage-report-service",
  costexplorer: "cost-explorer",
  databasemigration: "database-migration-service",
  directory: "directory-service",
  dynamodbstreams: "dynamodb-streams",
  elasticloadbalancingv2: "elastic-load-balancing-v2",
  elasticsearch: "elasticsearch-service",
  emrserverless: "emr-serverless",
  lexmodelbuilding: "lex-model-building-service",
  lexruntime: "lex-runtime-service",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  route53: "route-53",
  secretsmanager: "secrets-manager",
};
