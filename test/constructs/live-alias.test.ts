import type { Template } from "aws-cdk-lib/assertions";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { describe, expect, it } from "vitest";
import { LIVE } from "../../lib/constructs/live-alias.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { liveAlias } from "../../lib/operations/index.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { flowOf, invoke, projectOf } from "./fixtures/project.ts";
import { stackOf, templateOf } from "./fixtures/synthesize.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

const report = flowOf("report", invoke("send"), { tasks: ["send"] });

function projectWith(more: Partial<typeof report> = {}) {
  return projectOf([{ ...report, ...more }], { tasks: ["send", "count"] });
}

/** Logical ids of the versions. */
function versionsOf(template: Template): readonly string[] {
  return Object.keys(template.findResources("AWS::StepFunctions::StateMachineVersion"));
}

describe("a flow's published version", () => {
  it("stays when a deploy replaces it, and the alias live moves to the new one at once", () => {
    const template = templateOf(projectWith());
    const [version = ""] = versionsOf(template);
    const [machine = ""] = Object.keys(template.findResources("AWS::StepFunctions::StateMachine"));
    template.hasResource("AWS::StepFunctions::StateMachineVersion", {
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        StateMachineArn: { Ref: machine },
        StateMachineRevisionId: { "Fn::GetAtt": [machine, "StateMachineRevisionId"] },
      },
    });
    template.hasResourceProperties("AWS::StepFunctions::StateMachineAlias", {
      Name: "live",
      StateMachineArn: { Ref: machine },
      DeploymentPreference: {
        StateMachineVersionArn: { "Fn::GetAtt": [version, "Arn"] },
        Type: "ALL_AT_ONCE",
      },
    });
  });

  it.each<[string, Parameters<typeof projectWith>[0], Environment]>([
    ["the definition", { definition: { ...invoke("send"), Comment: "Sends." } }, {}],
    ["what the definition names", { definition: invoke("count"), tasks: ["count"] }, {}],
    ["the type", { type: "express" }, {}],
    ["tracing", {}, { tracing: true }],
  ])("is another one after a change of %s", (_, more, environment) => {
    const [before] = versionsOf(templateOf(projectWith()));
    const [after] = versionsOf(templateOf(projectWith(more), environment));
    expect(after).not.toBe(before);
  });

  it.each<[string, Parameters<typeof projectWith>[0], Environment]>([
    ["a tag", {}, { tags: { team: "data" } }],
    ["how long logs are kept", {}, { logRetention: "7d" }],
    ["when it starts", { schedules: [{ kind: "rate", everySeconds: 60, span: report.span }] }, {}],
  ])("is the same one after a change of %s", (_, more, environment) => {
    const before = versionsOf(templateOf(projectWith()));
    expect(versionsOf(templateOf(projectWith(more), environment))).toEqual(before);
  });
});

describe("the alias live", () => {
  it("is what other parts start, by the same name", () => {
    expect(liveAlias("arn:aws:states:x:1:stateMachine:a")).toBe(
      `arn:aws:states:x:1:stateMachine:a:${LIVE}`,
    );
  });

  it("can be started by a role of the user's own, and nothing but it", () => {
    const stack = stackOf(projectWith());
    const flow = stack.flow("report");
    const role = new Role(stack, "Start", {
      assumedBy: new ServicePrincipal("events.amazonaws.com"),
    });
    flow.grantStart(role);
    const machine = "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-report";
    expect(shorten(stack.resolve(flow.liveArn))).toBe(`${machine}:live`);
    expect(statementsOf(wholeTemplate(stack), "Start")).toEqual([
      {
        Action: "states:StartExecution",
        Effect: "Allow",
        Resource: machine,
        Condition: { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": "live" } },
      },
    ]);
  });
});
