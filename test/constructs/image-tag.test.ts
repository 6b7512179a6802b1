/** A container whose image's tag is known at the call alone, on AWS: what registers it, and what that may do. */
import { expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { containerOf, flowOf, projectOf } from "./fixtures/project.ts";
import { prod, templateOf } from "./fixtures/synthesize.ts";

const definition: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "job image",
  States: {
    "job image": {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:ecs:registerTaskDefinition",
      Arguments: {
        Family: "nagare-local-job",
        ContainerDefinitions: [{ Name: "job", Image: "{% 'example.com/job:' & $tag %}" }],
      },
      Assign: { image: { arn: "{% $states.result.TaskDefinition.TaskDefinitionArn %}" } },
      Next: "job",
    },
    job: {
      Type: "Task",
      Resource: "arn:aws:states:::ecs:runTask.sync",
      Arguments: {
        Cluster: "nagare-local",
        TaskDefinition: "{% $image.arn %}",
        LaunchType: "FARGATE",
        Overrides: { ContainerOverrides: [{ Name: "job", Command: ["x"] }] },
      },
      End: true,
    },
  },
};

const project = projectOf([flowOf("report", definition, { containers: ["job"] })], {
  containers: [containerOf("job", "example.com/job:latest")],
});
const synthesized = () => templateOf(project, prod, { name: "prod" });

function statesOf(): Record<string, { readonly Arguments: object }> {
  const [machine] = Object.values(synthesized().findResources("AWS::StepFunctions::StateMachine"));
  const { DefinitionString, DefinitionSubstitutions: values } = machine?.["Properties"] ?? {};
  const text = DefinitionString.replaceAll(/\$\{(\w+)\}/g, (_: string, key: string) =>
    JSON.stringify(values[key]).replaceAll('"', "'"),
  );
  return JSON.parse(text).States;
}

it("registers the deployed task definition with another image", () => {
  expect(statesOf()["job image"]?.Arguments).toEqual({
    Family: "nagare-prod-job",
    Cpu: "512",
    Memory: "1024",
    NetworkMode: "awsvpc",
    RequiresCompatibilities: ["FARGATE"],
    RuntimePlatform: { CpuArchitecture: "X86_64", OperatingSystemFamily: "LINUX" },
    ExecutionRoleArn: expect.stringContaining("ExecutionRole"),
    TaskRoleArn: expect.stringContaining("TaskRole"),
    ContainerDefinitions: [
      {
        Name: "job",
        Image: "{% 'example.com/job:' & $tag %}",
        Essential: true,
        Environment: [
          { Name: "DD_ENV", Value: "prod" },
          { Name: "DD_SERVICE", Value: "job" },
          { Name: "DD_VERSION", Value: "latest" },
        ],
        LogConfiguration: {
          LogDriver: "awslogs",
          Options: {
            "awslogs-group": expect.stringContaining("Logs"),
            "awslogs-stream-prefix": "nagare",
            "awslogs-region": "ap-northeast-1",
          },
        },
      },
    ],
  });
});

it("runs what was registered", () => {
  expect(statesOf()["job"]?.Arguments).toMatchObject({
    TaskDefinition: "{% $image.arn %}",
    Cluster: "arn:aws:ecs:ap-northeast-1:111122223333:cluster/batch",
  });
});

it("may register task definitions, run those of the family and pass their roles", () => {
  const policies = Object.values(synthesized().findResources("AWS::IAM::Policy"));
  const statements = policies
    .filter(({ Properties }) => Properties.PolicyName.startsWith("Flows"))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const allowed = (action: string) =>
    statements.filter(({ Action }) => [Action].flat().includes(action));
  expect(allowed("ecs:RegisterTaskDefinition")).toMatchObject([{ Resource: "*" }]);
  expect(allowed("ecs:RunTask")).toMatchObject([
    { Resource: expect.stringMatching(/task-definition\/nagare-prod-job:\*$/) },
  ]);
  expect(allowed("iam:PassRole")).toHaveLength(1);
});
