import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { CompiledSchedule } from "../../lib/compiler/index.ts";
import { cron, type Environment, rate } from "../../lib/flow/index.ts";
import { statementsOf } from "./fixtures/policies.ts";
import { flowOf, invoke, projectOf, smallProject } from "./fixtures/project.ts";
import { templateOf } from "./fixtures/synthesize.ts";

/** Name → expression, zone and state of every schedule. */
function schedulesOf(environment: Environment, project = smallProject) {
  const all = Object.values(
    templateOf(project, environment).findResources("AWS::Scheduler::Schedule"),
  );
  const short = all.map(({ Properties: made }) => [
    made["Name"],
    `${made["ScheduleExpression"]} ${made["ScheduleExpressionTimezone"]} ${made["State"]}`,
  ]);
  return Object.fromEntries(short);
}

describe("the schedules of an environment", () => {
  it("are the flows' own, on, without a word about them", () => {
    expect(schedulesOf({})).toEqual({
      "nagare-dev-daily-report": "cron(0 10 * * ? *) Asia/Tokyo ENABLED",
      "nagare-dev-notify": "rate(5 minutes) UTC ENABLED",
    });
  });

  it("stay to be seen when all are off", () => {
    expect(schedulesOf({ schedules: "off" })).toEqual({
      "nagare-dev-daily-report": "cron(0 10 * * ? *) Asia/Tokyo DISABLED",
      "nagare-dev-notify": "rate(5 minutes) UTC DISABLED",
    });
  });

  it("are off, or other ones, flow by flow", () => {
    const schedules = {
      notify: "off",
      "daily-report": [cron("0 9 * * MON", "Europe/Berlin"), rate("2h")],
    } as const;
    expect(schedulesOf({ schedules })).toEqual({
      "nagare-dev-daily-report": "cron(0 9 ? * MON *) Europe/Berlin ENABLED",
      "nagare-dev-daily-report-2": "rate(2 hours) UTC ENABLED",
      "nagare-dev-notify": "rate(5 minutes) UTC DISABLED",
    });
    expect(schedulesOf({ schedules: { notify: rate("1m") } })).toMatchObject({
      "nagare-dev-notify": "rate(1 minute) UTC ENABLED",
      "nagare-dev-daily-report": "cron(0 10 * * ? *) Asia/Tokyo ENABLED",
    });
  });

  it("send the time a run was planned for, and may start that machine alone", () => {
    const template = templateOf(smallProject);
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: "nagare-dev-daily-report",
      GroupName: "nagare-dev",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: { Ref: Match.stringLikeRegexp("^FlowsdailyreportStateMachine") },
        Input: '{"nagare":{"scheduledTime":"<aws.scheduler.scheduled-time>"}}',
      },
    });
    expect(statementsOf(template, "FlowsdailyreportScheduleRole")).toEqual([
      {
        Action: "states:StartExecution",
        Effect: "Allow",
        Resource: "FlowsdailyreportStateMachine",
      },
    ]);
  });

  it("are refused with the reason when AWS can't say them exactly", () => {
    const { span } = flowOf("x", invoke("send"));
    const both: CompiledSchedule = { kind: "cron", expression: "0 0 1 * 1", timezone: "UTC", span };
    const project = projectOf(
      [flowOf("report", invoke("send"), { schedules: [both], tasks: ["send"] })],
      {
        tasks: ["send"],
      },
    );
    expect(() => schedulesOf({}, project)).toThrow(/report.*"0 0 1 \* 1".*write two schedules/);
  });

  it("need no group when there are none", () => {
    const template = templateOf(
      projectOf([flowOf("report", { StartAt: "a", States: { a: { Type: "Succeed" } } })]),
    );
    template.resourceCountIs("AWS::Scheduler::ScheduleGroup", 0);
    template.resourceCountIs("AWS::EC2::VPC", 0);
    template.resourceCountIs("AWS::ECS::Cluster", 0);
  });
});
