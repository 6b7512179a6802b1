import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { expect, it, onTestFinished } from "vitest";
import { FunctionTask } from "../../lib/constructs/function-task.ts";
import { resourceNames } from "../../lib/constructs/resource-names.ts";

const task = {
  name: "load",
  file: "/flows/load.ts",
  variable: "load",
  span: { file: "flows/load.ts", line: 1, column: 1, endLine: 1, endColumn: 5 },
  timeoutSeconds: 90,
  memoryMiB: 512,
  environment: { TABLE: "t" },
  architecture: "arm64",
  vpc: false,
} as const;

/** The function that a task becomes. */
function functionOf(options: object, more: object = {}) {
  const [made] = Object.values(templateOf(options, more).findResources("AWS::Lambda::Function"));
  return made?.["Properties"];
}

function templateOf(options: object, more: object): Template {
  const bundle = mkdtempSync(join(tmpdir(), "nagare-"));
  onTestFinished(() => rmSync(bundle, { recursive: true }));
  writeFileSync(join(bundle, "index.mjs"), "export const handler = async () => {};");
  const stack = new Stack(new App(), "S", { env: { region: "us-east-1" } });
  new FunctionTask(stack, "load", {
    task: { ...task, ...options },
    names: resourceNames("prod"),
    bundle,
    logRetention: RetentionDays.ONE_MONTH,
    ...more,
  });
  return Template.fromStack(stack);
}

it("becomes a function with its task's memory, timeout and environment, on ARM", () => {
  const made = functionOf({});
  expect(made).toMatchObject({
    FunctionName: "nagare-prod-load",
    MemorySize: 512,
    Timeout: 90,
    Architectures: ["arm64"],
    Environment: { Variables: { TABLE: "t", NAGARE_ENVIRONMENT: "prod" } },
  });
  expect(made).not.toHaveProperty("ReservedConcurrentExecutions");
  expect(made).not.toHaveProperty("Layers");
});

it("takes another architecture, reserved concurrency and layers", () => {
  const layers = ["arn:aws:lambda:us-east-1:464622532012:layer:Datadog-Extension:65"];
  const made = functionOf({ architecture: "x86_64", reservedConcurrency: 3, layers });
  expect(made).toMatchObject({
    Architectures: ["x86_64"],
    ReservedConcurrentExecutions: 3,
    Layers: layers,
  });
});

it("runs in the environment's network where it asks for that", () => {
  const network = { vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
  const template = templateOf({ vpc: true }, { network });
  template.hasResource("AWS::Lambda::Function", {
    Properties: { VpcConfig: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] } },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp("Policy")]),
  });
  expect(functionOf({}, { network })).not.toHaveProperty("VpcConfig");
  expect(() => functionOf({ vpc: true })).toThrow(
    'flows/load.ts:1:1: task "load" has `vpc: true`, but environment "prod" has no `network`',
  );
});
