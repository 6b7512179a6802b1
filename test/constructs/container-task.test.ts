/** What a container's options become on AWS: its task definition, who may start it, and what it may read. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { ContainerDeclaration } from "../../lib/compiler/index.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { statementsOf } from "./fixtures/policies.ts";
import { containerOf, flowOf, projectOf, runTask } from "./fixtures/project.ts";
import { dev, prod, stackOf, templateOf } from "./fixtures/synthesize.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";

const uri = "public.ecr.aws/docker/library/debian:stable-slim";

/** A project of one flow that runs one container. */
function projectWith(container: Partial<ContainerDeclaration>) {
  const flow = flowOf("report", runTask("load"), { containers: ["load"] });
  return projectOf([flow], { containers: [{ ...containerOf("load", uri), ...container }] });
}

const synthesized = (container: Partial<ContainerDeclaration>, environment: Environment = dev) =>
  templateOf(projectWith(container), environment);

const legacy = {
  image: { kind: "taskDefinition", family: "legacy", container: "main" },
} as const satisfies Partial<ContainerDeclaration>;

describe("a container's task definition", () => {
  it("has the processor and the disk that the container asks for", () => {
    synthesized({ architecture: "arm64", storageGiB: 50 }).hasResourceProperties(
      "AWS::ECS::TaskDefinition",
      {
        RuntimePlatform: { CpuArchitecture: "ARM64", OperatingSystemFamily: "LINUX" },
        EphemeralStorage: { SizeInGiB: 50 },
        RequiresCompatibilities: ["FARGATE"],
      },
    );
  });

  it("is built for its processor where the image is a folder", () => {
    const project = projectWith({ ...containerOf("load"), architecture: "arm64" });
    const assets = App.of(stackOf(project))
      ?.synth()
      .artifacts.filter(({ id }) => id.endsWith(".assets"))
      .map((artifact) => JSON.stringify("contents" in artifact ? artifact.contents : undefined));
    expect(assets?.join()).toContain('"platform":"linux/arm64"');
  });

  it("is for machines too where a capacity provider runs it, without a public address", () => {
    const network = {
      ...{ vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      assignPublicIp: true,
    };
    const capacity = { provider: "machines" };
    const template = synthesized({ capacity }, { ...dev, cluster: "batch", network });
    template.hasResourceProperties("AWS::ECS::TaskDefinition", {
      RequiresCompatibilities: ["EC2", "FARGATE"],
      NetworkMode: "awsvpc",
      ContainerDefinitions: [Match.objectLike({ MemoryReservation: 1024 })],
    });
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      DefinitionString: Match.stringLikeRegexp("AssignPublicIp[^A-Z]*DISABLED"),
    });
  });

  it("lets its own cluster have Fargate Spot only where a container runs there", () => {
    synthesized({}).hasResourceProperties("AWS::ECS::Cluster", {
      CapacityProviders: Match.absent(),
    });
    synthesized({ capacity: "fargate-spot" }).hasResourceProperties("AWS::ECS::Cluster", {
      CapacityProviders: ["FARGATE", "FARGATE_SPOT"],
    });
  });

  it("carries a script's text, and what starts it", () => {
    const file = join(temporaryFolder(), "load.sh");
    const text = '#!/bin/sh\necho "$1" \u0024{HOME} \u0024{A:-b}\n';
    writeFileSync(file, text);
    const script = { file, entryPoint: ["/bin/sh", "-c", "start"], variable: "NAGARE_SCRIPT" };
    const definitionOf = () => synthesized({ script });
    definitionOf().hasResourceProperties("AWS::ECS::TaskDefinition", {
      ContainerDefinitions: [
        Match.objectLike({
          EntryPoint: ["/bin/sh", "-c", "start"],
          Environment: Match.arrayWith([
            { Name: "DD_VERSION", Value: Match.stringLikeRegexp("^[0-9a-f]{12}$") },
            {
              Name: "NAGARE_SCRIPT",
              Value: { "Fn::Join": ["$", ['#!/bin/sh\necho "$1" ', "{HOME} ", "{A:-b}\n"]] },
            },
          ]),
        }),
      ],
    });
    expect(() => synthesized({ script: { ...script, file: "/no/such.sh" } })).toThrow(
      /^flows\/daily-report.ts:3:14: the script of "load" can't be read: ENOENT/,
    );
  });
});

describe("a container's secrets", () => {
  const secrets = {
    TOKEN: { kind: "secret", name: "slack-token" },
    PASSWORD: { kind: "secret", name: "warehouse", key: "password" },
    URL: { kind: "parameter", name: "/batch/url" },
    PLAIN: { kind: "parameter", name: "plain" },
  } as const;
  const inRegion = (service: string, rest: string) =>
    `arn:<Partition>:${service}:<Region>:<AccountId>:${rest}`;
  const readsOf = (environment: Environment) =>
    statementsOf(synthesized({ secrets }, environment), "ContainersloadExecutionRole")
      .filter(({ Action }) => /secretsmanager|ssm|kms/.test(JSON.stringify(Action)))
      .flatMap(({ Action, Resource }) => [Resource].flat().map((each) => `${Action} ${each}`));

  it("are injected by ECS, and nothing of them is in the state machine", () => {
    const template = synthesized({ secrets });
    const definition = Object.values(template.findResources("AWS::ECS::TaskDefinition"))[0];
    const names = definition?.["Properties"].ContainerDefinitions[0].Secrets.map(
      ({ Name }: { Name: string }) => Name,
    );
    expect(names).toEqual(["TOKEN", "PASSWORD", "URL", "PLAIN"]);
    expect(JSON.stringify(definition)).toContain(":secret:warehouse:password::");
    const machines = template.findResources("AWS::StepFunctions::StateMachine");
    expect(JSON.stringify(machines)).not.toMatch(/slack-token|warehouse|batch\/url/);
  });

  it("are all that its execution role may read, and its task role may read none", () => {
    expect(readsOf(dev)).toEqual([
      `secretsmanager:GetSecretValue ${inRegion("secretsmanager", "secret:slack-token-??????")}`,
      `secretsmanager:GetSecretValue ${inRegion("secretsmanager", "secret:warehouse-??????")}`,
      `ssm:GetParameters ${inRegion("ssm", "parameter/batch/url")}`,
      `ssm:GetParameters ${inRegion("ssm", "parameter/plain")}`,
    ]);
    expect(statementsOf(synthesized({ secrets }), "ContainersloadTaskRole")).toEqual([]);
  });

  it("have the names or ARNs of the environment", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:warehouse-AbCdEf";
    const environment = {
      secrets: { "slack-token": "prod/slack", warehouse: arn },
      parameters: { plain: "/prod/plain" },
    };
    expect(readsOf(environment)).toEqual([
      `secretsmanager:GetSecretValue ${arn}`,
      `secretsmanager:GetSecretValue ${arn}-??????`,
      `secretsmanager:GetSecretValue ${inRegion("secretsmanager", "secret:prod/slack-??????")}`,
      `ssm:GetParameters ${inRegion("ssm", "parameter/batch/url")}`,
      `ssm:GetParameters ${inRegion("ssm", "parameter/prod/plain")}`,
    ]);
  });
});

describe("a task definition that is there already", () => {
  const facts = (more: object = {}) => ({
    ...prod,
    taskDefinitions: {
      legacy: { roles: ["batch/legacy-task", "arn:aws:iam::111122223333:role/exec"], ...more },
    },
  });

  it("is run by its family, and nothing is made for it", () => {
    const template = synthesized(legacy, facts());
    template.resourceCountIs("AWS::ECS::TaskDefinition", 0);
    template.resourcePropertiesCountIs(
      "AWS::Logs::LogGroup",
      { LogGroupName: "/ecs/nagare-dev-load" },
      0,
    );
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      DefinitionString: Match.stringLikeRegexp('"TaskDefinition": ?"legacy"'),
    });
  });

  it("may be started by the flow, with the roles that the environment says", () => {
    const allowed = statementsOf(
      synthesized(legacy, facts({ family: "legacy-prod" })),
      "FlowsreportRole",
    );
    expect(allowed).toContainEqual(
      expect.objectContaining({
        Action: "ecs:RunTask",
        Resource: "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/legacy-prod:*",
      }),
    );
    expect(allowed).toContainEqual(
      expect.objectContaining({
        Action: "iam:PassRole",
        Resource: [
          "arn:aws:iam::111122223333:role/batch/legacy-task",
          "arn:aws:iam::111122223333:role/exec",
        ],
      }),
    );
    const without = statementsOf(synthesized(legacy, facts({ roles: [] })), "FlowsreportRole");
    expect(JSON.stringify(without)).not.toContain("iam:PassRole");
  });

  it("gets no network of the environment where it has another network mode", () => {
    const definition = (environment: Environment) =>
      JSON.stringify(
        synthesized({ ...legacy, capacity: { provider: "machines" } }, environment).findResources(
          "AWS::StepFunctions::StateMachine",
        ),
      );
    expect(definition(facts())).toContain("NetworkConfiguration");
    expect(definition(facts({ networkMode: "bridge" }))).not.toContain("NetworkConfiguration");
  });

  it("has no construct to grant anything to", () => {
    const stack = stackOf(projectWith(legacy), facts());
    expect(() => stack.container("load")).toThrow('no container "load" is deployed');
  });
});

it.each<[string, Partial<ContainerDeclaration>, Environment, RegExp]>([
  [
    "a task definition whose roles it doesn't know",
    legacy,
    prod,
    /container "load" \(flows\/daily-report.ts:3:14\) runs the existing task definition "legacy": say which roles it has, taskDefinitions: \{ "legacy": \{ roles: \[/,
  ],
  [
    "a capacity provider without its cluster",
    { capacity: { provider: "machines" } },
    dev,
    /container "load" \(.*\) runs on the capacity provider "machines": say which cluster has it, cluster: "NAME"/,
  ],
  [
    "a network mode that Fargate doesn't have",
    legacy,
    { ...prod, taskDefinitions: { legacy: { roles: [], networkMode: "bridge" } } },
    /container "load" \(.*\) has the network mode "bridge", which Fargate doesn't have: say which machines run it, capacity: \{ provider: "NAME" \}/,
  ],
])("an environment is refused that has %s", (_, container, environment, message) => {
  expect(() => synthesized(container, environment)).toThrow(
    expect.objectContaining({
      name: "ConfigurationError",
      message: expect.stringMatching(message),
    }),
  );
});
