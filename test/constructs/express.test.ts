/** What differs for an express flow on AWS. */
import { expect, it } from "vitest";
import { flowOf, invoke, projectOf } from "./fixtures/project.ts";
import { templateOf } from "./fixtures/synthesize.ts";

const schedule = { kind: "rate", everySeconds: 300 } as const;
const span = { file: "flows/quote.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
const quote = flowOf("quote", invoke("send"), {
  type: "express",
  tasks: ["send"],
  schedules: [{ ...schedule, span }],
});
const snsTopicArns = ["arn:aws:sns:eu-west-1:111122223333:on-call"];
const template = () =>
  templateOf(projectOf([quote], { tasks: ["send"] }), { notify: { snsTopicArns } });

it("is an express machine with its alias, its log of everything and its schedule, which starts it directly", () => {
  const made = template();
  made.hasResourceProperties("AWS::StepFunctions::StateMachine", {
    StateMachineType: "EXPRESS",
    LoggingConfiguration: { Level: "ALL", IncludeExecutionData: true },
  });
  made.resourceCountIs("AWS::StepFunctions::StateMachineAlias", 1);
  const [made1] = Object.values(made.findResources("AWS::Scheduler::Schedule"));
  expect(JSON.stringify(made1?.["Properties"].Target.Arn)).toContain("nagare-dev-quote:live");
  made.resourceCountIs("AWS::StepFunctions::StateMachine", 1);
});

it("has an alarm of its failures, which says where they are, and none of a throttling that it can't have", () => {
  const alarms = Object.values(template().findResources("AWS::CloudWatch::Alarm"));
  const own = alarms
    .map(({ Properties }) => Properties)
    .filter(({ AlarmName }) => AlarmName.startsWith("nagare-dev-quote"));
  expect(own.map(({ AlarmName, AlarmDescription }) => [AlarmName, AlarmDescription])).toEqual([
    [
      "nagare-dev-quote_failed",
      "Runs of quote failed, timed out or were stopped. See them: in the log group /aws/vendedlogs/states/nagare-dev-quote",
    ],
  ]);
});
