import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../lib/flow/index.ts";
import { statementsOf } from "./fixtures/policies.ts";
import {
  containerOf,
  flowOf,
  invoke,
  projectOf,
  runTask,
  smallProject,
} from "./fixtures/project.ts";
import { templateOf } from "./fixtures/synthesize.ts";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** What CloudFormation does with each resource of a type. */
function policiesOf(template: Template, type: string): readonly unknown[] {
  const found = Object.values(template.findResources(type));
  return [
    ...new Set(found.map((each) => `${each["DeletionPolicy"]} ${each["UpdateReplacePolicy"]}`)),
  ];
}

function timeoutsOf(template: Template): readonly unknown[] {
  const machines = Object.values(template.findResources("AWS::StepFunctions::StateMachine"));
  return machines
    .map(({ Properties }) => JSON.parse(Properties["DefinitionString"]).States.step)
    .map((step) => step.TimeoutSeconds);
}

describe("removalPolicy", () => {
  it("keeps logs by default, but for those of a deploy that failed", () => {
    const template = templateOf(smallProject);
    expect(policiesOf(template, "AWS::Logs::LogGroup")).toEqual(["RetainExceptOnCreate Retain"]);
  });

  it("lets logs go with their flows where the environment says so", () => {
    const template = templateOf(smallProject, { removalPolicy: "destroy" });
    expect(policiesOf(template, "AWS::Logs::LogGroup")).toEqual(["Delete Delete"]);
  });
});

describe("encryption", () => {
  const snsTopicArns = ["arn:aws:sns:eu-west-1:111122223333:on-call"];
  const template = () =>
    templateOf(smallProject, { encryption: { keyArn }, notify: { snsTopicArns } });

  it("is by the given key for definitions and runs, logs, and starts that failed", () => {
    const made = template();
    made.allResourcesProperties("AWS::StepFunctions::StateMachine", {
      EncryptionConfiguration: { Type: "CUSTOMER_MANAGED_KMS_KEY", KmsKeyId: keyArn },
    });
    made.allResourcesProperties("AWS::Logs::LogGroup", { KmsKeyId: keyArn });
    made.allResourcesProperties("AWS::SQS::Queue", { KmsMasterKeyId: keyArn });
  });

  it("lets each use the key for its own part alone", () => {
    const context = "kms:EncryptionContext:aws:states:stateMachineArn";
    const machine = (flow: string) =>
      `arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-${flow}`;
    const ofKey = (role: string) =>
      statementsOf(template(), role)
        .filter(({ Resource }) => Resource === keyArn)
        .map(({ Action, Condition }) => [Action, Condition]);
    expect(ofKey("FlowsdailyreportRole")).toEqual(
      expect.arrayContaining([
        ["kms:Decrypt", { StringEquals: { [context]: machine("notify") } }],
        [
          ["kms:Decrypt", "kms:GenerateDataKey"],
          { StringEquals: { [context]: machine("daily-report") } },
        ],
      ]),
    );
    expect(ofKey("StarterCallRole")).toEqual([[["kms:Decrypt", "kms:GenerateDataKey"], undefined]]);
    expect(ofKey("NoticesRole")).toEqual([
      ["kms:Decrypt", { StringLike: { [context]: [machine("*")] } }],
    ]);
  });
});

describe("sizes", () => {
  const sizes = {
    send: { memory: 1024, timeout: "5m" },
    load: { cpu: 1024, memory: 4096, timeout: "2h" },
  } as const;
  const project = projectOf(
    [
      flowOf("one", invoke("send"), { tasks: ["send"] }),
      flowOf("two", runTask("load"), { containers: ["load"] }),
    ],
    { tasks: ["send"], containers: [containerOf("load")] },
  );

  it("are those of the environment, in the steps' timeouts too", () => {
    const template = templateOf(project, { sizes });
    template.hasResourceProperties("AWS::Lambda::Function", { MemorySize: 1024, Timeout: 300 });
    template.hasResourceProperties("AWS::ECS::TaskDefinition", { Cpu: "1024", Memory: "4096" });
    expect(timeoutsOf(template)).toEqual([300, 7200]);
  });

  it("leave what they don't name", () => {
    const template = templateOf(project, { sizes: { send: { memory: 512 } } });
    template.hasResourceProperties("AWS::Lambda::Function", { MemorySize: 512, Timeout: 60 });
    template.hasResourceProperties("AWS::ECS::TaskDefinition", { Cpu: "512", Memory: "1024" });
    expect(timeoutsOf(template)).toEqual([undefined, undefined]);
  });
});

describe("permissionsBoundary", () => {
  it("bounds every role", () => {
    const permissionsBoundary = "arn:aws:iam::111122223333:policy/team";
    const template = templateOf(smallProject, { permissionsBoundary });
    template.allResourcesProperties("AWS::IAM::Role", { PermissionsBoundary: permissionsBoundary });
    template.resourcePropertiesCountIs("AWS::IAM::Role", Match.anyValue(), 8);
  });
});

describe("an environment", () => {
  it.each<[string, Environment, RegExp]>([
    ["a zone", { timeZone: "JST+9" }, /NG2600: .*timeZone "JST\+9" is none/],
    ["a key", { encryption: { keyArn: "alias/x" } }, /keyArn "alias\/x" is no ARN of a key/],
    ["a boundary", { permissionsBoundary: "team" }, /"team" is no ARN of a policy/],
    [
      "a size's name",
      { sizes: { sned: {} } },
      /NG2601: .*"sned", which is no task and no container/,
    ],
    ["a task's memory", { sizes: { send: { memory: 64 } } }, /send gets 64 MiB.*128 to 10240/],
    ["a task's cpu", { sizes: { send: { cpu: 256 } } }, /send has no `cpu`/],
    ["a task's timeout", { sizes: { send: { timeout: "16m" } } }, /longer than Lambda's 15m/],
    [
      "a container's size",
      { sizes: { load: { cpu: 2048 } } },
      /load gets 2048 CPU units with 1024 MiB, which Fargate doesn't have: .* 4096 to 16384/,
    ],
    [
      "params of a schedule",
      { schedules: { notify: { params: { date: 1 } } } },
      /NG2603: .*the schedule of notify gives wrong params: date: expected string, got 1/,
    ],
    [
      "a window",
      { schedules: { notify: { window: "2d" } } },
      /a window of "2d" is none: it has 1m to 24h/,
    ],
    ["a start", { schedules: { notify: { start: "2026-04-01" } } }, /"2026-04-01" is no instant/],
    [
      "an end",
      { schedules: { notify: { start: "2026-04-01T00:00Z", end: "2026-01-01T00:00Z" } } },
      /end "2026-01-01T00:00Z" is not after start/,
    ],
  ])("is refused with %s that can't be", (_, environment, message) => {
    const paramsSchema = { type: "object", properties: { date: { type: "string" } } };
    const flows = smallProject.flows.map((flow) => ({ ...flow, paramsSchema }));
    expect(() => templateOf({ ...smallProject, flows }, environment)).toThrow(message);
  });
});
