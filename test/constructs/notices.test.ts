/** How an environment tells of what went wrong: notices, alarms, the dashboard. */
import { App } from "aws-cdk-lib";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { dashboardBody } from "../../lib/constructs/dashboard/dashboard-body.ts";
import { resourceNames } from "../../lib/constructs/index.ts";
import { knownFlows } from "../../lib/constructs/notices/known-flows.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { flowOf, invoke, projectOf, smallProject } from "./fixtures/project.ts";
import { prod, stackOf, templateOf } from "./fixtures/synthesize.ts";

const topic = "arn:aws:sns:ap-northeast-1:111122223333:on-call";
const pager = "arn:aws:sns:ap-northeast-1:111122223333:pager";
const toTopic: Environment = { ...prod, notify: { snsTopicArns: [topic] } };

function told(environment: Environment): Template {
  return templateOf(smallProject, environment, { name: "prod" });
}

/** What the environment has more than one that tells nobody. */
function added(environment: Environment): object {
  const quiet: object = told(prod).toJSON()["Resources"];
  const resources: object = told(environment).toJSON()["Resources"];
  const own = Object.entries(resources).filter(([id]) => !(id in quiet));
  const text = JSON.stringify(Object.fromEntries(own), null, 2);
  return JSON.parse(text.replace(/[0-9a-f]{64}\.zip/g, "HASH.zip"));
}

it("has nothing of it where the environment names no place", () => {
  const template = told(prod);
  for (const type of [
    "AWS::Events::Rule",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::SNS::Topic",
  ])
    template.resourceCountIs(type, 0);
  expect(stackOf(smallProject, prod).notices).toBeUndefined();
});

it("tells a topic, with alarms and a dashboard", async () => {
  const shown = `${JSON.stringify(added(toTopic), null, 2)}\n`;
  await expect(shown).toMatchFileSnapshot("fixtures/expected.notices.json");
});

it("makes a topic for mails and for a channel of Slack, whose guardrail denies all", () => {
  const slack = { workspaceId: "T01234567", channelId: "C01234567" };
  const template = told({ ...prod, notify: { email: ["team@example.com"], slack } });
  template.hasResourceProperties("AWS::SNS::Topic", { TopicName: "nagare-prod_notices" });
  template.hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: "team@example.com",
  });
  template.hasResourceProperties("AWS::Chatbot::SlackChannelConfiguration", {
    SlackWorkspaceId: "T01234567",
    SlackChannelId: "C01234567",
    GuardrailPolicies: [
      Match.objectLike({ "Fn::Join": ["", Match.arrayWith([":iam::aws:policy/AWSDenyAll"])] }),
    ],
  });
  template.hasResourceProperties("AWS::SNS::TopicPolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: "Deny",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
        Match.objectLike({ Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" } }),
      ]),
    },
  });
});

it("lets the function read Datadog's key, which is in no setting, and has no alarms without a topic", () => {
  const datadog = { apiKeySecret: "datadog/api-key", site: "ap1.datadoghq.com" } as const;
  const template = told({ ...prod, tags: { service: "reports" }, notify: { datadog } });
  template.hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "nagare-prod_notices",
    Environment: {
      Variables: {
        NAGARE_NOTIFY:
          '{"topicArns":[],"datadog":{"site":"ap1.datadoghq.com","apiKeySecret":"datadog/api-key","service":"reports"}}',
      },
    },
  });
  const policies = JSON.stringify(template.findResources("AWS::IAM::Policy"));
  expect(policies).toContain("secret:datadog/api-key-??????");
  expect(policies).not.toContain("sns:Publish");
  template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
  template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
});

it("has alarms elsewhere, or none, and no dashboard where none is wanted", () => {
  const elsewhere = told({ ...toTopic, alarms: { snsTopicArns: [pager] }, dashboard: false });
  elsewhere.allResourcesProperties("AWS::CloudWatch::Alarm", { AlarmActions: [pager] });
  elsewhere.resourceCountIs("AWS::CloudWatch::Dashboard", 0);
  const none = told({ ...toTopic, alarms: "off" });
  none.resourceCountIs("AWS::CloudWatch::Alarm", 0);
  none.resourceCountIs("AWS::Lambda::Function", 3);
});

it("has an alarm for runs that take longer than usual where one is wanted, at the topics of notices", () => {
  const alarms = told({ ...toTopic, alarms: { longerThanUsual: true } });
  alarms.allResourcesProperties("AWS::CloudWatch::Alarm", { AlarmActions: [topic] });
  alarms.hasResourceProperties("AWS::CloudWatch::Alarm", {
    AlarmName: "nagare-prod-notify_longer",
    ComparisonOperator: "GreaterThanUpperThreshold",
    ThresholdMetricId: "expr_1",
    TreatMissingData: "notBreaching",
    Metrics: Match.arrayWith([
      Match.objectLike({
        MetricStat: Match.objectLike({
          Metric: Match.objectLike({ Namespace: "AWS/States", MetricName: "ExecutionTime" }),
          Stat: "Maximum",
        }),
      }),
    ]),
  });
  expect(JSON.stringify(told(toTopic).findResources("AWS::CloudWatch::Alarm"))).not.toContain(
    "_longer",
  );
});

it.each<[string, Environment, RegExp]>([
  [
    "a topic",
    { notify: { snsTopicArns: ["on-call"] } },
    /notify.snsTopicArns: "on-call" is no ARN of an SNS topic/,
  ],
  [
    "a queue for ordered topics",
    { alarms: { snsTopicArns: [`${topic}.fifo`] } },
    /alarms.snsTopicArns: .* is no ARN/,
  ],
  ["a mail address", { notify: { email: ["team"] } }, /notify.email: "team" is no mail address/],
  [
    "a channel",
    { notify: { slack: { workspaceId: "T1", channelId: "#ops" } } },
    /channelId "#ops" is none; write one like "C01234567"/,
  ],
  [
    "a key in place of its name",
    { notify: { datadog: { apiKeySecret: "0123456789abcdef".repeat(2) } } },
    /is a key itself/,
  ],
])("refuses %s that can't be", (_, environment, message) => {
  expect(() => stackOf(smallProject, environment)).toThrow(message);
});

describe("two environments in one app", () => {
  it("have functions that know each its own flows", () => {
    const flow = flowOf("other", invoke("send"), { tasks: ["send"] });
    const stacks = [smallProject, projectOf([flow], { tasks: ["send"] })].map((project) => {
      const template = templateOf(project, toTopic, { name: "prod" });
      const functions = template.findResources("AWS::Lambda::Function", {
        Properties: { FunctionName: "nagare-prod_notices" },
      });
      return Object.values(functions)[0]?.["Properties"].Code.S3Key;
    });
    expect(new Set(stacks).size).toBe(2);
  });
});

it("knows of each flow where its states come from, and where a redrive is for nothing", () => {
  const entry = {
    file: "flows/daily.ts",
    line: 7,
    column: 1,
    endLine: 7,
    endColumn: 9,
    text: "throw",
  };
  const machine = {
    QueryLanguage: "JSONata",
    StartAt: "no",
    States: { no: { Type: "Fail", Error: "E" } },
  } as const;
  const flows = [
    flowOf("daily", machine, { sourceMap: { no: entry } }),
    flowOf("quick", invoke("send"), { type: "express" }),
  ];
  expect(knownFlows(projectOf(flows), resourceNames("prod"))).toEqual({
    environment: "prod",
    flows: {
      "nagare-prod-daily": {
        name: "daily",
        place: "flows/daily-report.ts:3",
        states: { no: "flows/daily.ts:7" },
        final: ["no"],
      },
    },
  });
});

describe("a dashboard", () => {
  const body = (count: number) =>
    JSON.stringify(
      dashboardBody({
        environment: "prod",
        region: "us-east-1",
        alarmArns: [],
        flows: Array.from({ length: count }, (_, n) => ({
          name: `flow-${n}`,
          stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:nagare-prod-flow-${n}`,
        })),
      }),
    );

  it.each([1, 50, 500])("stays small for %i flows", (count) => {
    const { widgets } = JSON.parse(body(count));
    expect(body(count).length).toBeLessThan(70_000);
    expect(widgets.length).toBeLessThan(12);
    for (const { properties } of widgets)
      expect(properties.metrics.length).toBeLessThanOrEqual(150);
  });

  it("is the same for the same flows", () => {
    expect(body(3)).toBe(body(3));
  });

  it("has searches that CloudWatch takes", () => {
    const expressions = body(500).match(/SEARCH\([^)]*\)/g) ?? [];
    expect(expressions.length).toBeGreaterThan(8);
    for (const expression of expressions) expect(expression.length).toBeLessThanOrEqual(1024);
  });
});

it("synthesizes without a look-up", () => {
  expect(
    App.of(stackOf(smallProject, toTopic, { name: "prod" }))?.synth().manifest.missing,
  ).toBeUndefined();
});
