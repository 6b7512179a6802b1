import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { type CompiledProject, compileProject } from "../../lib/compiler/index.ts";
import { checkEnvironment } from "../../lib/constructs/environment/check-environment.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { inFolder } from "../compiler/support/in-folder.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { stackOf, templateOf } from "./fixtures/synthesize.ts";

const flows = `
import { type BusEvent, event, flow, s3, type S3Object } from "nagare";

export const load = flow("load", { on: [s3("orders", { prefix: "in/" }), s3("returns")] },
  async ({ key }: Pick<S3Object, "key">) => ({ rows: key.length }));
export const report = flow("report", { on: flow(load).succeeded }, async ({ rows }: { rows: number }) => rows);
export const audit = flow("audit", {
  on: event({ source: "shop", detail: { total: [{ numeric: [">", 5] }] } }, { bus: "shop", params: ({ id }: BusEvent) => ({ id }) }),
}, async ({ id }: { id: string }) => id);
`;

const project: CompiledProject = inFolder(
  { "flows/all.ts": flows },
  (folder) => compileProject(folder),
  import.meta.dirname,
);

let made: Template | undefined;

/** As the flows say it, synthesized once. */
function ownTemplate(): Template {
  made ??= templateOf(project);
  return made;
}

/** Name → state of every rule. */
function statesOf(environment: Environment) {
  const rules = Object.values(templateOf(project, environment).findResources("AWS::Events::Rule"));
  return Object.fromEntries(
    rules.map(({ Properties }) => [Properties["Name"], Properties["State"]]),
  );
}

const problemsOf = (environment: Environment) =>
  checkEnvironment("dev", environment, project).map(({ code, message }) => `${code} ${message}`);

describe("the triggers of an environment", () => {
  it("are rules, one each, that hand the params to the flow's alias", () => {
    ownTemplate().resourceCountIs("AWS::Events::Rule", 4);
    const rules = ownTemplate().findResources("AWS::Events::Rule", {
      Properties: { Name: "nagare-dev-load-2" },
    });
    const [rule] = Object.values(rules);
    expect(shorten(rule?.["Properties"])).toEqual({
      Name: "nagare-dev-load-2",
      State: "ENABLED",
      EventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: ["returns"] } },
      },
      Targets: [
        {
          Id: "live",
          Arn: "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-load:live",
          RoleArn: "TriggersloadRole.Arn",
          InputTransformer: {
            InputPathsMap: { "detail-object-key": "$.detail.object.key", time: "$.time" },
            InputTemplate: '{"key":<detail-object-key>,"nagare":{"scheduledTime":<time>}}',
          },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
          DeadLetterConfig: { Arn: "NotStartedQueue.Arn" },
        },
      ],
    });
  });

  it("may start that flow alone, for its own rules", () => {
    const machine = "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-audit";
    expect(statementsOf(ownTemplate(), "TriggersauditRole")).toEqual([
      {
        Action: "states:StartExecution",
        Effect: "Allow",
        Resource: machine,
        Condition: { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": "live" } },
      },
    ]);
    const roles = ownTemplate().findResources("AWS::IAM::Role");
    const trustOf = (start: string) =>
      Object.entries(roles)
        .filter(([id]) => id.startsWith(start))
        .map(([, { Properties }]) => shorten(Properties["AssumeRolePolicyDocument"].Statement[0]));
    const rule = "arn:<Partition>:events:<Region>:<AccountId>:rule";
    expect(trustOf("TriggersauditRole")).toEqual([
      {
        Action: "sts:AssumeRole",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "<AccountId>" },
          ArnLike: { "aws:SourceArn": [`${rule}/shop/nagare-dev-audit`] },
        },
      },
    ]);
    expect(trustOf("TriggersloadRole")).toMatchObject([
      {
        Condition: {
          ArnLike: {
            "aws:SourceArn": [`${rule}/nagare-dev-load`, `${rule}/nagare-dev-load-2`],
          },
        },
      },
    ]);
  });

  it("wait for the end of the flow by its machine's ARN", () => {
    ownTemplate().hasResourceProperties("AWS::Events::Rule", {
      Name: "nagare-dev-report",
      EventPattern: {
        source: ["aws.states"],
        detail: { status: ["SUCCEEDED"], stateMachineArn: [Match.anyValue()] },
      },
    });
    const [rule] = Object.values(
      ownTemplate().findResources("AWS::Events::Rule", {
        Properties: { Name: "nagare-dev-report" },
      }),
    );
    expect(shorten(rule?.["Properties"].EventPattern.detail.stateMachineArn)).toEqual([
      "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-load",
    ]);
  });

  it("leave what they can't deliver in the environment's one queue, which lets their rules", () => {
    ownTemplate().resourceCountIs("AWS::SQS::Queue", 1);
    ownTemplate().resourceCountIs("AWS::Scheduler::ScheduleGroup", 0);
    const [policy] = Object.values(ownTemplate().findResources("AWS::SQS::QueuePolicy"));
    const rule = "arn:<Partition>:events:<Region>:<AccountId>:rule";
    expect(shorten(policy?.["Properties"].PolicyDocument.Statement)).toContainEqual({
      Action: "sqs:SendMessage",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Resource: "NotStartedQueue.Arn",
      Condition: {
        ArnLike: { "aws:SourceArn": [`${rule}/nagare-dev-*`, `${rule}/*/nagare-dev-*`] },
      },
    });
  });

  it("lie where the starts of their flow do, which are made after all flows", () => {
    const stack = stackOf(project);
    const own = Template.fromStack(stack);
    const starts = Object.entries(own.findResources("AWS::CloudFormation::Stack")).filter(([id]) =>
      id.startsWith("Starts"),
    );
    expect(starts.length).toBeGreaterThan(0);
    for (const [, { DependsOn }] of starts)
      expect(DependsOn).toContainEqual(expect.stringMatching(/^Flows/));
  });

  it("have the buckets and the bus that the environment says", () => {
    const arn = "arn:aws:events:eu-west-1:111122223333:event-bus/team/shop";
    const other = templateOf(project, {
      buckets: { orders: "acme-orders-dev" },
      buses: { shop: arn },
    });
    other.hasResourceProperties("AWS::Events::Rule", {
      Name: "nagare-dev-load",
      EventPattern: {
        detail: {
          bucket: { name: ["acme-orders-dev"] },
          object: { key: [{ prefix: "in/" }] },
        },
      },
    });
    other.hasResourceProperties("AWS::Events::Rule", {
      Name: "nagare-dev-audit",
      EventBusName: arn,
      EventPattern: { source: ["shop"], detail: { total: [{ numeric: [">", 5] }] } },
    });
  });

  it("are on, or stay to be seen where they or all schedules are off", () => {
    const all = (state: string) =>
      Object.fromEntries(
        ["load", "load-2", "report", "audit"].map((name) => [`nagare-dev-${name}`, state]),
      );
    expect(statesOf({})).toEqual(all("ENABLED"));
    expect(statesOf({ triggers: "off" })).toEqual(all("DISABLED"));
    expect(statesOf({ schedules: "off" })).toEqual(all("DISABLED"));
    expect(statesOf({ schedules: "off", triggers: "on" })).toEqual(all("ENABLED"));
    expect(statesOf({ triggers: { load: "off" } })).toEqual({
      ...all("ENABLED"),
      "nagare-dev-load": "DISABLED",
      "nagare-dev-load-2": "DISABLED",
    });
  });
});

describe("an environment", () => {
  it("is refused where it names what no trigger has, or what AWS can't", () => {
    expect(
      problemsOf({
        triggers: { lode: "off" },
        buckets: { oders: "x-y", orders: "Acme Orders" },
        buses: { shop: "a bus" },
      }),
    ).toEqual([
      'NG2601 environment "dev": triggers names "lode", which is no flow',
      'NG2601 environment "dev": buckets names "oders", which no trigger has',
      'NG2600 environment "dev": buckets.orders "Acme Orders" is no bucket',
      'NG2600 environment "dev": buses.shop "a bus" is no bus',
    ]);
  });
});
