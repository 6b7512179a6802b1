import { describe, expect, it } from "vitest";
import type { State } from "../../lib/asl/index.ts";
import { bareExpression } from "../../lib/graph/model/bare-expression.ts";
import { conditionLabel } from "../../lib/graph/model/condition-label.ts";
import { describeState } from "../../lib/graph/model/describe-state.ts";
import { edgesOf } from "../../lib/graph/model/edges.ts";
import { readingOrder } from "../../lib/graph/model/reading-order.ts";

const task = (Resource: string, Arguments: State["Comment"] | object = {}): State =>
  ({ Type: "Task", Resource, Arguments, End: true }) as State;

const runTaskOn = (CapacityProvider: string): State =>
  task("arn:aws:states:::ecs:runTask.sync", {
    TaskDefinition: "nagare-dev-load",
    CapacityProviderStrategy: [{ CapacityProvider, Weight: 1 }],
  });

describe("the second line of a state", () => {
  const described: readonly (readonly [string, State])[] = [
    [
      "Lambda · denormalize",
      task("arn:aws:states:::lambda:invoke", { FunctionName: "nagare-local-denormalize" }),
    ],
    [
      "Lambda · warn · callback",
      task("arn:aws:states:::lambda:invoke.waitForTaskToken", {
        FunctionName: "arn:aws:lambda:eu-west-1:123456789012:function:nagare-prod-warn:3",
      }),
    ],
    [
      "Fargate · load",
      task("arn:aws:states:::ecs:runTask.waitForTaskToken", { TaskDefinition: "nagare-dev-load" }),
    ],
    [
      "ECS · load",
      task("arn:aws:states:::ecs:runTask.sync", { TaskDefinition: "load", LaunchType: "EC2" }),
    ],
    ["Fargate Spot · load", runTaskOn("FARGATE_SPOT")],
    ["Fargate · load", runTaskOn("FARGATE")],
    ["ECS · load", runTaskOn("machines")],
    ["S3 · putObject", task("arn:aws:states:::aws-sdk:s3:putObject")],
    ["Glue · startJobRun", task("arn:aws:states:::glue:startJobRun.sync")],
    ["Lambda · old", task("arn:aws:lambda:us-east-1:123456789012:function:old")],
    ["5 min", { Type: "Wait", Seconds: 300, End: true }],
    ["90 s", { Type: "Wait", Seconds: 90, End: true }],
    ["delay s", { Type: "Wait", Seconds: "{% $delay %}", End: true }],
    ["until at", { Type: "Wait", Timestamp: "{% $states.input.at %}", End: true }],
    [
      "for each of days · one at a time",
      { Type: "Map", Items: "{% $days %}", MaxConcurrency: 1, End: true },
    ],
    ["2 branches", { Type: "Parallel", Branches: [a(), a()], End: true }],
    ["TooCold", { Type: "Fail", Error: "TooCold" }],
  ];

  it.each(described)("is %s", (line, state) => {
    expect(describeState("name", state)).toBe(line);
  });

  it("says nothing of the items that the name has named", () => {
    const state: State = { Type: "Map", Items: "{% $days %}", End: true };
    expect(describeState("map days", state)).toBe("for each item");
  });

  it("leaves out an error that is a computation", () => {
    const error = '{% $x = 1 ? "A" : $problem.Error %}';
    expect(describeState("rethrow", { Type: "Fail", Error: error })).toBeUndefined();
  });
});

describe("a condition", () => {
  it.each([
    ["{% $rows = 0 %}", "rows = 0"],
    ["{% $states.input.date = $today %}", "date = today"],
    ["{% ( $w := $days[0].weather; $w = 'rain' or $w = 'snow' ) %}", "(w = 'rain' or w = 'snow')"],
  ])("%s reads %s", (expression, text) => {
    expect(bareExpression(expression)).toBe(text);
  });

  it("is the rule's comment where there is one", () => {
    expect(conditionLabel({ Condition: "{% $a %}", Comment: "nothing new", Next: "b" })).toBe(
      "nothing new",
    );
  });

  it("reads a JSONPath comparison", () => {
    const rule = {
      And: [
        { Variable: "$.rows", NumericEquals: 0 },
        { Not: { Variable: "$.day", StringEquals: "SUN" } },
      ],
      Next: "b",
    };
    expect(conditionLabel(rule)).toBe('rows NumericEquals 0 and not day StringEquals "SUN"');
  });
});

describe("the edges of a state", () => {
  it("join rules that lead to the same state", () => {
    const choice: State = {
      Type: "Choice",
      Choices: [
        { Condition: "{% $a %}", Next: "x" },
        { Condition: "{% $b %}", Next: "x" },
      ],
      Default: "y",
    };
    expect(edgesOf("choice", choice)).toEqual([
      { kind: "next", from: "choice", to: "x", label: "a or b" },
      { kind: "next", from: "choice", to: "y", label: "otherwise" },
    ]);
  });

  it("name the errors of a catch unless it takes all", () => {
    const Catch = [
      { ErrorEquals: ["A", "B"], Next: "x" },
      { ErrorEquals: ["States.ALL"], Next: "y" },
    ];
    const state: State = {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish",
      Catch,
      End: true,
    };
    expect(edgesOf("s", state)).toEqual([
      { kind: "catch", from: "s", to: "x", label: "A, B" },
      { kind: "catch", from: "s", to: "y" },
    ]);
  });
});

describe("the reading order", () => {
  it("puts a loop's body before what follows the loop, wherever the definition has them", () => {
    const edges = (
      [
        ["while", "body"],
        ["while", "after"],
        ["body", "while"],
        ["first", "while"],
      ] as const
    ).map(([from, to]) => ({ kind: "next" as const, from, to }));
    const names = ["after", "body", "first", "lost", "while"];
    expect(readingOrder("first", names, edges)).toEqual([
      "first",
      "while",
      "body",
      "after",
      "lost",
    ]);
  });
});

function a() {
  return { StartAt: "a", States: {} };
}
