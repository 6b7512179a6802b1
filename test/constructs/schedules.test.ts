import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { calendarDays, calendarSpecOf } from "../../lib/calendar/index.ts";
import type { CompiledSchedule } from "../../lib/compiler/index.ts";
import type { StartRequest } from "../../lib/constructs/starter/start-definition.ts";
import { at, calendar, cron, type Environment, rate } from "../../lib/flow/index.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { flowOf, invoke, projectOf, smallProject } from "./fixtures/project.ts";
import { stackOf, templateOf } from "./fixtures/synthesize.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

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

const machines = "arn:<Partition>:states:<Region>:<AccountId>:stateMachine";

/** The properties of one, with intrinsics as short text. */
function scheduleOf(template: Template, Name: string) {
  const found = template.findResources("AWS::Scheduler::Schedule", { Properties: { Name } });
  return shorten(Object.values(found)[0])["Properties"];
}

/** What one asks of the machine that starts flows. */
function requestOf(template: Template, name: string): StartRequest {
  return JSON.parse(scheduleOf(template, name).Target.Input);
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

  it("ask the environment's machine to start their flow, with the time a run was planned for", () => {
    const schedule = scheduleOf(templateOf(smallProject), "nagare-dev-daily-report");
    expect(schedule).toMatchObject({
      GroupName: "nagare-dev",
      FlexibleTimeWindow: { Mode: "OFF" },
    });
    expect(schedule.Target.Arn).toBe(`${machines}:nagare-dev_start`);
    expect(schedule.Target.RoleArn).toBe("StarterCallRole.Arn");
    expect(JSON.parse(schedule.Target.Input)).toEqual({
      flow: `${machines}:nagare-dev-daily-report:live`,
      schedule: "<aws.scheduler.schedule-arn>",
      scheduledTime: "<aws.scheduler.scheduled-time>",
      mark: "",
      input: '{"nagare":{"scheduledTime":"<aws.scheduler.scheduled-time>"}}',
    });
  });

  it("may start that machine alone, which may start their flows alone, both through what they leave word by", () => {
    const template = templateOf(smallProject);
    const leaveWord = {
      Action: "sqs:SendMessage",
      Effect: "Allow",
      Resource: "NotStartedQueue.Arn",
    };
    expect(statementsOf(template, "StarterCallRole")).toEqual([
      {
        Action: "states:StartExecution",
        Effect: "Allow",
        Resource: `${machines}:nagare-dev_start`,
      },
      leaveWord,
    ]);
    const own = statementsOf(template, "StarterRole").filter(
      ({ Action }) => !JSON.stringify(Action).includes("logs:"),
    );
    expect(own).toEqual([
      {
        Action: "states:StartExecution",
        Effect: "Allow",
        Resource: [`${machines}:nagare-dev-daily-report`, `${machines}:nagare-dev-notify`],
        Condition: { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": "live" } },
      },
      leaveWord,
    ]);
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      StateMachineName: "nagare-dev_start",
      StateMachineType: "EXPRESS",
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: true },
    });
  });

  it("for business days have the weekdays alone, and say what they are for; days that the flow doesn't know are refused", () => {
    const [daily, ...rest] = smallProject.flows;
    if (daily === undefined) throw new Error("there is no flow");
    const jp = calendar("JP", { also: ["2026-12-31"] });
    const { calendar: country, changes } = jp.businessDays;
    const days = calendarDays(calendarSpecOf([country, changes]));
    const only = { days, mark: "business days of JP in Asia/Tokyo" };
    const schedules = daily.schedules.map((each) => ({ ...each, only }));
    const project = { ...smallProject, flows: [{ ...daily, schedules }, ...rest] };
    const asked = (environment: Environment) => {
      const template = templateOf(project, environment);
      const { ScheduleExpression: expression } = scheduleOf(template, "nagare-dev-daily-report");
      const { mark, input } = requestOf(template, "nagare-dev-daily-report");
      return { expression, mark, input };
    };
    const planned = {
      // Another run than that of a schedule for any day at the same time.
      mark: expect.stringMatching(/^-p[0-9a-f]{6}$/),
      input:
        '{"nagare":{"only":"business days of JP in Asia/Tokyo","scheduledTime":"<aws.scheduler.scheduled-time>"}}',
    };
    expect(asked({})).toEqual({ ...planned, expression: "cron(0 10 ? * MON-FRI *)" });
    const at = (zone: string, own = jp) => ({
      schedules: { "daily-report": cron("0 9 * * *", zone, { only: own.businessDays }) },
    });
    expect(asked(at("Asia/Tokyo"))).toEqual({
      ...planned,
      expression: "cron(0 9 ? * MON-FRI *)",
    });
    expect(() => asked(at("Asia/Seoul"))).toThrow(
      "daily-report doesn't know the business days of JP in Asia/Seoul",
    );
    expect(() => asked(at("Asia/Tokyo", calendar("JP")))).toThrow("doesn't know the business");
    const odd = calendar({ name: "odd", holidays: ["2026-02-30"] });
    expect(() => asked(at("Asia/Tokyo", odd))).toThrow('the calendar odd has "2026-02-30"');
  });

  it("try for a day, and leave what they can't deliver in the environment's one queue", () => {
    const template = templateOf(smallProject);
    template.hasResourceProperties("AWS::SQS::Queue", {
      QueueName: "nagare-dev_not-started",
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    });
    template.resourceCountIs("AWS::SQS::Queue", 1);
    const [policy] = Object.values(template.findResources("AWS::SQS::QueuePolicy"));
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    template.allResourcesProperties("AWS::Scheduler::Schedule", {
      Target: Match.objectLike({
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        DeadLetterConfig: { Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^NotStarted"), "Arn"] } },
      }),
    });
  });

  it("wait for the role's policy, and for all flows, which a run may start in turn", () => {
    const stack = stackOf(smallProject);
    const all = wholeTemplate(stack).findResources("AWS::Scheduler::Schedule", {
      Properties: { Name: "nagare-dev-daily-report" },
    });
    const [schedule] = Object.values(all);
    expect(schedule?.["DependsOn"]).toBeUndefined();
    const nested = Template.fromStack(stack).findResources("AWS::CloudFormation::Stack");
    const named = (kind: string) =>
      Object.keys(nested)
        .filter((id) => id.startsWith(kind))
        .sort();
    for (const starts of named("Starts")) {
      const before: readonly string[] = nested[starts]?.["DependsOn"] ?? [];
      expect(before).toEqual(expect.arrayContaining(named("Flows")));
      expect(before).toContainEqual(expect.stringMatching(/^StarterCallRoleDefaultPolicy/));
      expect(before).toContainEqual(expect.stringMatching(/^StarterStateMachine/));
    }
    for (const flows of named("Flows"))
      expect(nested[flows]?.["DependsOn"]).toEqual(named("Tasks"));
    expect([named("Starts").length, named("Flows").length, named("Tasks").length]).toEqual([
      2, 2, 3,
    ]);
  });

  it("have other params, a window, a start and an end where the environment says so", () => {
    const schedules = {
      "daily-report": {
        params: { client: "acme" },
        window: "15m",
        start: "2026-04-01T00:00:00+09:00",
        end: "2027-04-01T00:00:00+09:00",
      },
    } as const;
    const [daily, ...rest] = smallProject.flows;
    if (daily === undefined) throw new Error("there is no flow");
    const paramsSchema = { type: "object", properties: { client: { type: "string" } } };
    const project = { ...smallProject, flows: [{ ...daily, paramsSchema }, ...rest] };
    const template = templateOf(project, { schedules });
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: "nagare-dev-daily-report",
      ScheduleExpression: "cron(0 10 * * ? *)",
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 15 },
      StartDate: "2026-03-31T15:00:00.000Z",
      EndDate: "2027-03-31T15:00:00.000Z",
    });
    expect(requestOf(template, "nagare-dev-daily-report")).toMatchObject({
      mark: expect.stringMatching(/^-p[0-9a-f]{6}$/),
      input: '{"client":"acme","nagare":{"scheduledTime":"<aws.scheduler.scheduled-time>"}}',
    });
  });

  it("are in the environment's time zone where they name none, and in UTC without one", () => {
    const schedules = {
      notify: cron("0 9 * * *"),
      "daily-report": { times: cron("0 8 * * *", "UTC") },
    };
    expect(schedulesOf({ schedules, timeZone: "Europe/Berlin" })).toEqual({
      "nagare-dev-daily-report": "cron(0 8 * * ? *) UTC ENABLED",
      "nagare-dev-notify": "cron(0 9 * * ? *) Europe/Berlin ENABLED",
    });
    expect(schedulesOf({ schedules })).toMatchObject({
      "nagare-dev-notify": "cron(0 9 * * ? *) UTC ENABLED",
    });
    const { span } = flowOf("x", invoke("send"));
    const without: CompiledSchedule = { kind: "cron", expression: "0 7 * * *", span };
    const flow = flowOf("report", invoke("send"), { schedules: [without], tasks: ["send"] });
    const project = projectOf([flow], { tasks: ["send"] });
    expect(schedulesOf({ timeZone: "Asia/Tokyo" }, project)).toEqual({
      "nagare-dev-report": "cron(0 7 * * ? *) Asia/Tokyo ENABLED",
    });
  });

  const { span } = flowOf("x", invoke("send"));
  const projectWith = (...schedules: readonly CompiledSchedule[]) =>
    projectOf([flowOf("report", invoke("send"), { schedules, tasks: ["send"] })], {
      tasks: ["send"],
    });

  it("have names of their own behind the flow's, and each its params, window, start and end", () => {
    const project = projectWith(
      {
        ...{ kind: "cron", expression: "0 6 * * *", timezone: "Asia/Tokyo", name: "morning", span },
        ...{ params: { half: 1 }, windowMinutes: 15, start: "2026-04-01T00:00:00+09:00" },
      },
      { kind: "rate", everySeconds: 7200, name: "often", end: "2027-04-01T00:00:00Z", span },
    );
    const template = templateOf(project);
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: "nagare-dev-report.morning",
      ScheduleExpression: "cron(0 6 * * ? *)",
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 15 },
      StartDate: "2026-03-31T15:00:00.000Z",
      EndDate: Match.absent(),
    });
    expect(requestOf(template, "nagare-dev-report.morning").input).toBe(
      '{"half":1,"nagare":{"scheduledTime":"<aws.scheduler.scheduled-time>"}}',
    );
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: "nagare-dev-report.often",
      ScheduleExpression: "rate(2 hours)",
      FlexibleTimeWindow: { Mode: "OFF" },
      EndDate: "2027-04-01T00:00:00.000Z",
    });
    const off = { schedules: { report: { off: ["often"] } } };
    expect(schedulesOf(off, project)).toEqual({
      "nagare-dev-report.morning": "cron(0 6 * * ? *) Asia/Tokyo ENABLED",
      "nagare-dev-report.often": "rate(2 hours) UTC DISABLED",
    });
  });

  it("for one time stay when they have fired, to be seen", () => {
    const once = { kind: "at", time: "2026-12-31T23:00", span } as const;
    const template = templateOf(projectWith(once), { timeZone: "Asia/Tokyo" });
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "at(2026-12-31T23:00:00)",
      ScheduleExpressionTimezone: "Asia/Tokyo",
      ActionAfterCompletion: Match.absent(),
    });
    const skipped = projectWith({ ...once, time: "2026-03-08T02:30" });
    expect(() => schedulesOf({ timeZone: "America/New_York" }, skipped)).toThrow(
      /report.*a clock change skips it/,
    );
  });

  it("of an environment may be named ones, too", () => {
    const schedules = {
      "daily-report": { early: cron("0 1 * * *", "UTC"), once: at("2027-01-01T00:00", "UTC") },
      notify: "off",
    } as const;
    expect(schedulesOf({ schedules })).toMatchObject({
      "nagare-dev-daily-report.early": "cron(0 1 * * ? *) UTC ENABLED",
      "nagare-dev-daily-report.once": "at(2027-01-01T00:00:00) UTC ENABLED",
    });
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

  it("need no group and no queue when there are none", () => {
    const template = templateOf(
      projectOf([flowOf("report", { StartAt: "a", States: { a: { Type: "Succeed" } } })]),
    );
    template.resourceCountIs("AWS::Scheduler::ScheduleGroup", 0);
    template.resourceCountIs("AWS::SQS::Queue", 0);
    template.resourceCountIs("AWS::EC2::VPC", 0);
    template.resourceCountIs("AWS::ECS::Cluster", 0);
  });
});
