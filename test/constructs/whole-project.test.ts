import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, type CfnResource, Validations } from "aws-cdk-lib";
import type { Template } from "aws-cdk-lib/assertions";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import { bundleTasks, FlowStack, NestedValidation } from "../../lib/constructs/index.ts";
import { everything, wholeEnvironment } from "./fixtures/everything.ts";
import { allowedIn, calledBy, listedPermissions } from "./fixtures/permissions-page.ts";
import { statementsOf } from "./fixtures/policies.ts";
import { suiteFolder } from "./fixtures/suite-folder.ts";
import { flagSets, stackOf } from "./fixtures/synthesize.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

const folder = suiteFolder();
let project: CompiledProject;
beforeAll(() => {
  project = everything(folder);
}, 600_000);
beforeEach(() => {
  vi.stubEnv("CDK_VALIDATION", "true");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/**
 * Actions that know no resource, each with AWS's own word on it.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const FORCED: Readonly<Record<string, string>> = {
  "ecr:GetAuthorizationToken": "a login is for all repositories",
  "lakeformation:GetDataAccess": "Lake Formation itself says which data",
  "ecs:RegisterTaskDefinition": "ECS has no narrower resource for it",
  "logs:CreateLogDelivery": "log delivery has no ARNs",
  "logs:DeleteLogDelivery": "log delivery has no ARNs",
  "logs:DescribeLogGroups": "asked by Step Functions for all groups",
  "logs:DescribeResourcePolicies": "belong to the account",
  "logs:GetLogDelivery": "log delivery has no ARNs",
  "logs:ListLogDeliveries": "log delivery has no ARNs",
  "logs:PutResourcePolicy": "belong to the account",
  "logs:UpdateLogDelivery": "log delivery has no ARNs",
  "xray:GetSamplingRules": "X-Ray has no ARNs for it",
  "xray:GetSamplingTargets": "X-Ray has no ARNs for it",
  "xray:PutTelemetryRecords": "X-Ray has no ARNs for it",
  "xray:PutTraceSegments": "X-Ray has no ARNs for it",
};

describe.each(Object.entries(flagSets))("a project that uses everything, with %s", (_, flags) => {
  const validated = { ...flags, "@aws-cdk/core:validateAgainstDefaultRules": true };
  const stack = () => stackOf(project, wholeEnvironment, { name: "test", flags: validated });

  it("makes a template in which CloudFormation's rules find nothing", { timeout: 600_000 }, () => {
    expect(findingsOf(stack())).toEqual([]);
  });

  it("would hear what they find", { timeout: 600_000 }, () => {
    const broken = stack();
    const machine = broken.flow("jobs").stateMachine.node.defaultChild as CfnResource;
    machine.addPropertyOverride("StateMachineType", "QUICK");
    expect(findingsOf(broken)).toEqual([expect.stringContaining("'QUICK' is not one of")]);
  });

  it("allows on * only what AWS doesn't limit", { timeout: 600_000 }, () => {
    const everywhere = statementsOf(wholeTemplate(stack()))
      .filter(({ Resource }) => [Resource].flat().includes("*"))
      .flatMap(({ Action }) => Action);
    expect(everywhere).toContain("ecr:GetAuthorizationToken");
    expect(everywhere.filter((action) => FORCED[action] === undefined)).toEqual([]);
  });
});

describe("docs/permissions.md", () => {
  const flowRole = "A flow's role";
  let made: ReturnType<typeof allowedIn> | undefined;
  const roles = () => {
    const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-4222-8333-444455556666";
    const environment = { ...wholeEnvironment, encryption: { keyArn } };
    made ??= allowedIn(wholeTemplate(stackOf(project, environment, { name: "test" })));
    return made;
  };
  const allowed = (role: RegExp) =>
    [...roles()].flatMap(([name, actions]) => (role.test(name) ? [...actions] : []));
  const listed = (heading: string, who?: RegExp) =>
    listedPermissions(heading)
      .filter((row) => who === undefined || who.test(row.who))
      .flatMap((row) => [...row.actions]);
  const sorted = (actions: Iterable<string>) => [...new Set(actions)].sort();

  it("lists what flows are allowed, and nothing else", () => {
    // One calls services of AWS, whose actions no page can list.
    const flows = allowed(/^Flows(?!jobs)/);
    expect(sorted([...flows, ...ELSEWHERE.flow])).toEqual(sorted(listed(flowRole)));
  });

  it("lists what others are allowed, each role in its row", () => {
    const delivery = listed(flowRole, /^each flow$/);
    const rows = listedPermissions("Others").map(({ who, actions }) => {
      const more = who.includes("_start") ? delivery : [];
      return [who, sorted([...actions, ...more])];
    });
    const own = Object.entries(ROLES).map(([who, { role, elsewhere = [] }]) => [
      who,
      sorted([...allowed(role), ...elsewhere]),
    ]);
    expect(own).toEqual(rows);
    const all = [/^Flows/, ...Object.values(ROLES).map(({ role }) => role)];
    const forgotten = [...roles().keys()].filter((name) => !all.some((role) => role.test(name)));
    expect(forgotten).toEqual([]);
  });

  it("lists what the command line calls, and nothing else", () => {
    expect(sorted(listed("Who runs").filter((action) => action !== "kms:Decrypt"))).toEqual(
      sorted(calledBy("operations", "cli").filter((action) => !OF_FUNCTIONS.has(action))),
    );
  });
});

/** Beyond what this project does. */
const ELSEWHERE = {
  flow: ["s3:PutObject"],
  reading: ["s3:GetObject"],
  kinesis: ["kinesis:PutRecord", "kinesis:PutRecords"],
};

interface Listed {
  readonly role: RegExp;
  readonly elsewhere?: readonly string[];
}

const ROLES: Readonly<Record<string, Listed>> = {
  "a function's": { role: /^Tasks/ },
  "a container's task role": { role: /^Containers\w+TaskRole/, elsewhere: ELSEWHERE.reading },
  "a container's execution role": { role: /^Containers\w+ExecutionRole/ },
  "of what notices that a container with a task token has stopped": { role: /^StoppedContainers/ },
  "of the locks' function": { role: /^LocksRole/ },
  "of its schedule, and the watchdog's": { role: /^(Locks|Watchdog)CallRole/ },
  "of schedules": { role: /^StarterCallRole/ },
  "of `nagare-<env>_start`": { role: /^StarterRole/ },
  "an Express flow's schedule's": { role: /^Starts/ },
  "a trigger's": { role: /^Triggers/ },
  "of the notices": { role: /^NoticesRole/ },
  "of the watchdog, where a flow has a deadline": { role: /^WatchdogRole/ },
  "of `logDestination`": { role: /^LogDestination/, elsewhere: ELSEWHERE.kinesis },
};

/** What the locks' function does with the same code, and people never. */
const OF_FUNCTIONS = new Set(["states:SendTaskFailure"]);

/** The errors and warnings of the CDK's own offline validation, which doesn't stop a synth at warnings. */
function findingsOf(stack: FlowStack): readonly string[] {
  const app = App.of(stack) as App;
  Validations.of(app).addPlugins(new NestedValidation());
  app.synth();
  const { outdir } = app;
  const report: ValidationReport = JSON.parse(
    readFileSync(join(outdir, "validation-report.json"), "utf8"),
  );
  return report.pluginReports.flatMap(({ violations }) =>
    violations.map(({ description }) => description),
  );
}

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly { readonly description: string }[];
  }[];
}

const SECRET = "correct-horse-battery-staple";

describe("a secret", () => {
  it("is in nothing that a deploy makes, though whoever deploys has it", {
    timeout: 600_000,
  }, async () => {
    for (const name of SECRETS) vi.stubEnv(name, SECRET);
    writeFileSync(join(folder, ".env"), SECRETS.map((name) => `${name}=${SECRET}\n`).join(""));
    const { app, template } = await deployable();
    expect(secretsOf(template)).toEqual(SECRETS);
    const made = [...textsIn(app.outdir), ...textsIn(join(folder, ".nagare"))];
    expect(made.filter((text) => text.includes("nagare-test-everything"))).not.toEqual([]);
    expect(made.filter((text) => text.includes(SECRET))).toEqual([]);
  });
});

/** The variables that the project's containers get from Secrets Manager and the Parameter Store. */
const SECRETS = ["API_KEY", "DB_URL", "TOKEN"];

/** All that `cdk deploy` would upload. */
async function deployable(): Promise<{ readonly app: App; readonly template: Template }> {
  const compiled = compileProject(folder);
  const bundles = await bundleTasks(compiled, join(folder, ".nagare/lambda"));
  const app = new App({ outdir: temporaryFolder() });
  const stack = new FlowStack(app, "nagare-test", {
    project: compiled,
    environmentName: "test",
    environment: wholeEnvironment,
    bundles,
  });
  return { app, template: wholeTemplate(stack) };
}

interface Container {
  readonly Secrets?: readonly { readonly Name: string; readonly ValueFrom: unknown }[];
}

function secretsOf(template: Template): readonly string[] {
  const definitions = Object.values(template.findResources("AWS::ECS::TaskDefinition"));
  return definitions
    .flatMap(({ Properties }): readonly Container[] => Properties["ContainerDefinitions"])
    .flatMap(({ Secrets = [] }) => Secrets.map(({ Name }) => Name))
    .sort();
}

function textsIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
}
