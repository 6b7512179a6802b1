/** Where an environment's logs go beyond CloudWatch. */
import { Match, Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import type { Environment } from "../../lib/flow/index.ts";
import { shorten } from "./fixtures/policies.ts";
import { smallProject } from "./fixtures/project.ts";
import { prod, stackOf } from "./fixtures/synthesize.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

const arnOf = (service: string, resource: string) =>
  `arn:aws:${service}:ap-northeast-1:111122223333:${resource}`;
const withLogs = (logDestination: string): Environment => ({ ...prod, logDestination });

function made(logDestination: string) {
  const stack = stackOf(smallProject, withLogs(logDestination), { name: "prod" });
  const template = wholeTemplate(stack);
  const filters = Object.values(template.findResources("AWS::Logs::SubscriptionFilter"));
  return { stack, template, filters };
}

it("gets what every log group gets", () => {
  const arn = "arn:aws:logs:ap-northeast-1:999999999999:destination:archive";
  const { template, filters } = made(arn);
  const groups = Object.keys(template.findResources("AWS::Logs::LogGroup"));
  const filtered = filters.map(({ Properties }) => Properties["LogGroupName"].Ref);
  expect(filtered.toSorted()).toEqual(groups.toSorted());
  template.allResourcesProperties("AWS::Logs::SubscriptionFilter", {
    DestinationArn: arn,
    FilterPattern: "",
    RoleArn: Match.absent(),
  });
});

it.each([
  ["kinesis", "stream/logs", ["kinesis:PutRecord", "kinesis:PutRecords"]],
  ["firehose", "deliverystream/logs", ["firehose:PutRecord", "firehose:PutRecordBatch"]],
])("is written to by a role that may do that alone: %s", (service, resource, Action) => {
  const { template, filters } = made(arnOf(service, resource));
  const [role, ...others] = Object.entries(
    template.findResources("AWS::IAM::Role", { Properties: { Policies: Match.anyValue() } }),
  );
  expect(others).toEqual([]);
  const [id, { Properties }] = role ?? ["", { Properties: {} }];
  expect(Properties.Policies[0].PolicyDocument.Statement).toEqual([
    { Action, Effect: "Allow", Resource: arnOf(service, resource) },
  ]);
  expect(shorten(Properties.AssumeRolePolicyDocument.Statement)).toEqual([
    {
      Action: "sts:AssumeRole",
      Effect: "Allow",
      Principal: { Service: "logs.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:logs:ap-northeast-1:111122223333:*" },
      },
    },
  ]);
  for (const { Properties: filter } of filters) {
    expect(filter["RoleArn"]).toEqual({ "Fn::GetAtt": [id, "Arn"] });
  }
});

it("lets CloudWatch Logs call a function, before a filter is tried", () => {
  const arn = arnOf("lambda", "function:forwarder");
  const { stack, template } = made(arn);
  const [permission] = Object.values(
    template.findResources("AWS::Lambda::Permission", { Properties: { FunctionName: arn } }),
  );
  expect(shorten(permission?.["Properties"])).toEqual({
    Action: "lambda:InvokeFunction",
    FunctionName: arn,
    Principal: "logs.amazonaws.com",
    SourceAccount: "111122223333",
    SourceArn: "arn:aws:logs:ap-northeast-1:111122223333:log-group:*/nagare-prod*",
  });
  const nested = Template.fromStack(stack).findResources("AWS::CloudFormation::Stack");
  const holding = Object.entries(nested).filter(([id]) => !id.startsWith("Starts"));
  expect(holding.length).toBeGreaterThan(1);
  for (const [, { DependsOn }] of holding) {
    expect(DependsOn).toContainEqual(expect.stringMatching(/^LogDestinationPermission/));
  }
});

it.each([
  [
    arnOf("s3", "bucket"),
    "is no ARN of a destination of CloudWatch Logs, a stream of Kinesis or Firehose, or a function",
  ],
  [
    "arn:aws:lambda:us-east-1:111122223333:function:forwarder",
    "is in us-east-1, but logs of ap-northeast-1 go to a place there alone",
  ],
  [
    "arn:aws:kinesis:ap-northeast-1:999999999999:stream/logs",
    'is in another account: make a destination of CloudWatch Logs there, and name it, "arn:aws:logs:ap-northeast-1:999999999999:destination:NAME"',
  ],
  [
    arnOf("lambda", "function:nagare-prod-join-trips"),
    "is a function of the environment itself: it would get its own logs, without end",
  ],
])("refuses %s", (arn, problem) => {
  expect(() => stackOf(smallProject, withLogs(arn), { name: "prod" })).toThrow(
    `environment "prod": logDestination "${arn}" ${problem}`,
  );
});
