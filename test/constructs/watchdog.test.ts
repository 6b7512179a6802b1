/** How an environment tells of scheduled runs that are late. */
import { Match, type Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import type { CompiledFlow } from "../../lib/compiler/index.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { smallProject } from "./fixtures/project.ts";
import { prod, templateOf } from "./fixtures/synthesize.ts";

const topic = "arn:aws:sns:ap-northeast-1:111122223333:on-call";
const toTopic: Environment = { ...prod, notify: { snsTopicArns: [topic] } };
const [first] = smallProject.flows;

function withDeadline(deadlines: Partial<CompiledFlow>, environment: Environment): Template {
  const expression = "0 5 * * *";
  const span = first?.span ?? Object.create(null);
  const schedules = [{ kind: "cron", expression, timezone: "Asia/Tokyo", span } as const];
  const flows = smallProject.flows.map((flow) =>
    flow.name === first?.name ? { ...flow, schedules, ...deadlines } : flow,
  );
  return templateOf({ ...smallProject, flows }, environment, { name: "prod" });
}

const finishBy = { kind: "clock", time: "06:00" } as const;
const watchdog = { FunctionName: "nagare-prod_watchdog" };

it("has a function that is called every five minutes, and alarms, where a flow has a deadline", () => {
  const template = withDeadline({ finishBy }, toTopic);
  template.hasResourceProperties("AWS::Lambda::Function", watchdog);
  template.hasResourceProperties("AWS::Scheduler::Schedule", {
    Name: "nagare-prod_watchdog",
    ScheduleExpression: "rate(5 minutes)",
    State: "ENABLED",
    Target: { Input: Match.anyValue(), RetryPolicy: { MaximumEventAgeInSeconds: 86_400 } },
  });
  template.hasResourceProperties("AWS::CloudWatch::Alarm", {
    AlarmName: `nagare-prod-${first?.name}_late`,
    Namespace: "nagare",
    MetricName: "Late",
    AlarmActions: [topic],
  });
  template.hasResourceProperties("AWS::CloudWatch::Alarm", {
    AlarmName: "nagare-prod_not-watched",
  });
});

it("may look at the runs of these flows, tell, write its log, and nothing else", () => {
  const template = withDeadline({ finishBy }, toTopic);
  const policies = template.findResources("AWS::IAM::Policy", {
    Properties: { PolicyName: Match.stringLikeRegexp("^Watchdog.*Role") },
  });
  const statements = Object.values(policies).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  const allowed = statements.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action: string) => `${action} ${JSON.stringify(Resource)}`),
  );
  const actions = allowed.map((each) => each.split(" ")[0]).sort();
  expect(actions).toEqual([
    "lambda:InvokeFunction",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "sns:Publish",
    "states:DescribeExecution",
    "states:ListExecutions",
  ]);
  const ofFlows = allowed.filter((each) => each.startsWith("states:"));
  for (const each of ofFlows) expect(each).toContain(`:nagare-prod-${first?.name}`);
});

it("names all flows of the environment where the ones with deadlines are too many for a policy", () => {
  const [flow] = smallProject.flows;
  if (flow === undefined) throw new Error("no flow");
  const span = flow.span;
  const expression = "0 5 * * *";
  const schedules = [{ kind: "cron", expression, timezone: "Asia/Tokyo", span } as const];
  const flows = Array.from({ length: 60 }, (_, index) => ({
    ...flow,
    ...{ name: `${"a-long-name-".repeat(4)}${index}`, schedules, finishBy },
  }));
  const template = templateOf({ ...smallProject, flows }, toTopic, { name: "prod" });
  const policies = template.findResources("AWS::IAM::Policy", {
    Properties: { PolicyName: Match.stringLikeRegexp("^Watchdog.*Role") },
  });
  expect(JSON.stringify(policies).length).toBeLessThan(6_144);
  expect(JSON.stringify(policies)).toContain(":execution:nagare-prod-*");
});

it.each<[string, Partial<CompiledFlow>, Environment]>([
  ["no flow has a deadline", {}, toTopic],
  ["nobody is told", { finishBy }, prod],
  ["schedules are off", { finishBy }, { ...toTopic, schedules: "off" }],
  [
    "the environment has a rate instead",
    { finishBy },
    { ...toTopic, schedules: { [`${first?.name}`]: { kind: "rate", every: "1h" } } },
  ],
])("has none of it where %s", (_, deadlines, environment) => {
  const template = withDeadline(deadlines, environment);
  expect(template.findResources("AWS::Lambda::Function", { Properties: watchdog })).toEqual({});
});
