import { Aspects } from "aws-cdk-lib";
import { Annotations, Match } from "aws-cdk-lib/assertions";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { AwsSolutionsChecks } from "cdk-nag";
import { beforeAll, describe, expect, it } from "vitest";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import {
  environmentNamed,
  type FlowStack,
  loadEnvironments,
  resourceNames,
} from "../../lib/constructs/index.ts";
import { everything, wholeEnvironment } from "./fixtures/everything.ts";
import { repository } from "./fixtures/project-folder.ts";
import { suiteFolder } from "./fixtures/suite-folder.ts";
import { stackOf } from "./fixtures/synthesize.ts";

const flags = {};

const datadog = {
  containers: "firelens",
  forwarderArn: "arn:aws:lambda:eu-west-1:111122223333:function:datadog-forwarder",
} as const;

/** What the rules for AWS solutions find: where, and which rule. */
function findings(stack: FlowStack): readonly string[] {
  Aspects.of(stack).add(new AwsSolutionsChecks());
  const annotations = Annotations.fromStack(stack);
  const all = [
    ...annotations.findError("*", Match.anyValue()),
    ...annotations.findWarning("*", Match.anyValue()),
  ];
  return all.map(({ id, entry }) => `${id} ${String(entry.data).split(": ", 1)[0]}`);
}

describe("cdk-nag over a project that uses everything", () => {
  const folder = suiteFolder();
  let project: CompiledProject;
  beforeAll(() => {
    project = everything(folder);
  }, 600_000);

  it.each([
    ["all its own", wholeEnvironment],
    ["Datadog, and no tracing", { ...wholeEnvironment, datadog, tracing: false }],
  ])("finds nothing where it has %s", { timeout: 600_000 }, (_, environment) => {
    expect(findings(stackOf(project, environment, { name: "test", flags }))).toEqual([]);
  });

  it("finds what somebody else allows a role", { timeout: 600_000 }, () => {
    const stack = stackOf(project, wholeEnvironment, { name: "test", flags });
    const resources = ["arn:aws:s3:::everybody/*"];
    const statement = new PolicyStatement({ actions: ["s3:PutObject"], resources });
    stack.flow("everything").role.addToPolicy(statement);
    expect(findings(stack)).toEqual([
      expect.stringMatching(
        /^\/nagare-test\/Flows24\/Flows\/everything\/Role\w+\/DefaultPolicy\/Resource AwsSolutions-IAM5\[Resource::arn:aws:s3:::everybody\/\*\]$/,
      ),
    ]);
  });
});

describe("cdk-nag over this project", () => {
  let project: CompiledProject;
  beforeAll(() => {
    project = compileProject(repository);
  }, 600_000);

  it.each(["dev", "prod"])("finds nothing in %s", { timeout: 600_000 }, async (name) => {
    const { environment } = environmentNamed(await loadEnvironments(repository), name);
    const stack = stackOf(project, environment, { name, flags });
    expect(stack.stackName).toBe(resourceNames(name).stack);
    expect(findings(stack)).toEqual([]);
  });
});
