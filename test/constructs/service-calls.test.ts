import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StateMachine, TaskState } from "../../lib/asl/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { tasksOf } from "../../lib/constructs/definition/map-tasks.ts";
import { environmentNamed, type FlowStack, loadEnvironments } from "../../lib/constructs/index.ts";
import { callProblems } from "./fixtures/call-problems.ts";
import { everything, wholeEnvironment } from "./fixtures/everything.ts";
import { oneTask } from "./fixtures/project.ts";
import { repository } from "./fixtures/project-folder.ts";
import { stackOf } from "./fixtures/synthesize.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

const samples = join(repository, "test/compiler/samples");

const problemsIn = (definition: StateMachine): readonly string[] => [
  ...new Set(tasksOf(definition).flatMap(callProblems)),
];

/** As it is deployed: with what CloudFormation fills in left open. */
function definitionsIn(stack: FlowStack): readonly StateMachine[] {
  const machines = wholeTemplate(stack).findResources("AWS::StepFunctions::StateMachine");
  return Object.values(machines).map(({ Properties }) =>
    JSON.parse(definitionText(Properties["DefinitionString"])),
  );
}

type DefinitionText = string | { readonly "Fn::Join": readonly [string, readonly unknown[]] };

/** What CloudFormation joins, with its own references left open. */
function definitionText(text: DefinitionText): string {
  if (typeof text === "string") return text;
  const [separator, parts] = text["Fn::Join"];
  return parts.map((part) => (typeof part === "string" ? part : "REF")).join(separator);
}

describe("the service calls of a definition are as the service's model wants them", () => {
  it("in every sample of the compiler", () => {
    const files = readdirSync(samples)
      .map((name) => join(samples, name, "expected.asl.json"))
      .filter((file) => existsSync(file));
    const problems = files.flatMap((file) =>
      problemsIn(JSON.parse(readFileSync(file, "utf8"))).map((problem) => `${file}: ${problem}`),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it("in this project's flows, as deployed", { timeout: 600_000 }, async () => {
    const { environment } = environmentNamed(await loadEnvironments(repository), "prod");
    const definitions = definitionsIn(stackOf(compileProject(repository), environment));
    expect(definitions.length).toBeGreaterThan(5);
    expect(definitions.flatMap(problemsIn)).toEqual([]);
  });

  it("in a project that uses everything, as deployed", { timeout: 600_000 }, () => {
    // A revision that a run registers is to have the container beside the run's own, too.
    const environment = { ...wholeEnvironment, datadog: { containers: "firelens" } } as const;
    const stack = stackOf(everything(temporaryFolder()), environment, { name: "test" });
    const definitions = definitionsIn(stack);
    const called = definitions.flatMap(tasksOf).map(({ Resource }) => Resource);
    expect(called).toContainEqual(expect.stringMatching(/:aws-sdk:ecs:registerTaskDefinition$/));
    expect(JSON.stringify(definitions)).toContain('"FirelensConfiguration":{"Type":"fluentbit"');
    expect(definitions.flatMap(problemsIn)).toEqual([]);
  });
});

describe("what a service would refuse is found", () => {
  const problems = (resource: string, given: object) =>
    callProblems(
      oneTask(`arn:aws:states:::${resource}`, given).States["step"] as unknown as TaskState,
    );

  it.each([
    [
      "a member in the API's own case",
      "aws-sdk:dynamodb:putItem",
      { TableName: "t", Item: { id: { BOOL: true } } },
      ["aws-sdk:dynamodb:putItem.Item.id has no member BOOL"],
    ],
    [
      "an unknown member deep inside",
      "ecs:runTask.sync",
      {
        TaskDefinition: "t",
        Overrides: { ContainerOverrides: [{ Name: "a", Entrypoint: ["sh"] }] },
      },
      ["ecs:runTask.Overrides.ContainerOverrides[] has no member Entrypoint"],
    ],
    [
      "a required member that is missing",
      "lambda:invoke",
      { Payload: {} },
      ["lambda:invoke lacks FunctionName"],
    ],
    [
      "a required member that is missing deep inside",
      "aws-sdk:ecs:runTask",
      { TaskDefinition: "t", NetworkConfiguration: { AwsvpcConfiguration: {} } },
      ["aws-sdk:ecs:runTask.NetworkConfiguration.AwsvpcConfiguration lacks Subnets"],
    ],
    [
      "text in the place of a number",
      "ecs:runTask",
      { TaskDefinition: "t", Count: "2" },
      ["ecs:runTask.Count is no number"],
    ],
    [
      "a value that is not in the list",
      "ecs:runTask",
      { TaskDefinition: "t", LaunchType: "FARGATE_SPOT" },
      ["ecs:runTask.LaunchType can't be FARGATE_SPOT"],
    ],
    [
      "an object in the place of text",
      "glue:startJobRun.sync",
      { JobName: { name: "crawl" } },
      ["glue:startJobRun.JobName is no string"],
    ],
    [
      "an HTTP call without a method",
      "http:invoke",
      { ApiEndpoint: "https://a.example", Url: "" },
      ["http:invoke lacks Method", "http:invoke has no member Url"],
    ],
  ])("%s", (_, resource, given, expected) => {
    expect(problems(resource, given)).toEqual(expected);
  });

  it("but not what an expression computes, nor JSON that Step Functions makes text of", () => {
    expect(
      problems("ecs:runTask", { TaskDefinition: "{% $image.arn %}", Count: "{% $count %}" }),
    ).toEqual([]);
    expect(problems("states:startExecution", { StateMachineArn: "a", Input: { a: 1 } })).toEqual(
      [],
    );
  });
});
