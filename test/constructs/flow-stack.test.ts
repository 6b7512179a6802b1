import { App } from "aws-cdk-lib";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../lib/flow/index.ts";
import {
  containerOf,
  flowOf,
  invoke,
  notify,
  projectOf,
  runTask,
  smallProject,
} from "./fixtures/project.ts";
import { dev, flagSets, prod, stackOf, templateOf } from "./fixtures/synthesize.ts";

/** By logical id, in the order of the ids. */
function resourcesOf(template: Template): [string, unknown][] {
  const resources: Record<string, unknown> = template.toJSON()["Resources"];
  return Object.entries(resources).sort(([one], [other]) => (one < other ? -1 : 1));
}

describe.each([
  ["dev", dev],
  ["prod", prod],
])("the stack of %s", (name, environment) => {
  it("is the expected template", async () => {
    const template = templateOf(smallProject, environment, { name }).toJSON();
    await expect(`${JSON.stringify(template, null, 2)}\n`).toMatchFileSnapshot(
      `fixtures/expected.nagare-${name}.json`,
    );
  });

  it.each(Object.entries(flagSets))("has its flows with %s", (_, flags) => {
    const template = templateOf(smallProject, environment, { name, flags });
    // The third starts them at their scheduled times.
    template.resourceCountIs("AWS::StepFunctions::StateMachine", 3);
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      StateMachineName: `nagare-${name}-daily-report`,
      StateMachineType: "STANDARD",
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: true },
    });
    template.hasResourceProperties("AWS::Logs::LogGroup", {
      LogGroupName: `/aws/vendedlogs/states/nagare-${name}-daily-report`,
      RetentionInDays: 30,
    });
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: `nagare-${name}-join-trips`,
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      MemorySize: 256,
      Timeout: 60,
      Environment: { Variables: { TABLE: "trips" } },
      LoggingConfig: Match.anyValue(),
    });
    template.hasResourceProperties("AWS::ECS::TaskDefinition", {
      Family: `nagare-${name}-load`,
      Cpu: "512",
      Memory: "1024",
      ContainerDefinitions: [Match.objectLike({ Name: "load" })],
    });
  });

  it.each(Object.entries(flagSets))("looks nothing up with %s", (_, flags) => {
    const app = App.of(stackOf(smallProject, environment, { name, flags }));
    expect(app?.synth().manifest.missing).toBeUndefined();
  });

  it("leaves what is there as it is when a flow comes", () => {
    const more = projectOf(
      [
        flowOf("audit", runTask("scan"), { containers: ["scan"], tasks: ["count"] }),
        ...smallProject.flows,
      ],
      { tasks: ["count"], containers: [containerOf("scan"), ...smallProject.containers] },
    );
    const tasks = [...more.tasks, ...smallProject.tasks];
    const before = resourcesOf(templateOf(smallProject, environment, { name }));
    const after = resourcesOf(templateOf({ ...more, tasks }, environment, { name }));
    expect(after.filter(([id]) => before.some(([earlier]) => earlier === id))).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
  });
});

describe("a stack", () => {
  it("makes nothing that no flow uses", () => {
    const template = templateOf(smallProject);
    template.resourcePropertiesCountIs(
      "AWS::Lambda::Function",
      { FunctionName: "nagare-dev-unused" },
      0,
    );
    template.resourceCountIs("AWS::ECS::TaskDefinition", 1);
  });

  it("has a network without idle cost only where containers have no other", () => {
    const own = templateOf(smallProject, dev);
    own.resourceCountIs("AWS::EC2::NatGateway", 0);
    own.resourceCountIs("AWS::EC2::Subnet", 2);
    own.hasResourceProperties("AWS::ECS::Cluster", { ClusterName: "nagare-dev" });
    const existing = templateOf(smallProject, prod, { name: "prod" });
    existing.resourceCountIs("AWS::EC2::VPC", 0);
    existing.resourceCountIs("AWS::ECS::Cluster", 0);
  });

  it("keeps an image URI as it is and makes a folder an asset", () => {
    const uri = "public.ecr.aws/docker/library/ruby:3.4";
    const flow = flowOf("report", runTask("load"), { containers: ["load"] });
    templateOf(projectOf([flow], { containers: [containerOf("load", uri)] })).hasResourceProperties(
      "AWS::ECS::TaskDefinition",
      { ContainerDefinitions: [Match.objectLike({ Image: uri })] },
    );
    const stack = stackOf(projectOf([flow], { containers: [containerOf("load")] }));
    const assets = App.of(stack)
      ?.synth()
      .artifacts.filter(({ id }) => id.endsWith(".assets"));
    expect(JSON.stringify(assets?.map(({ manifest }) => manifest))).toContain(
      "nagare-dev.assets.json",
    );
  });

  it("traces runs, tags resources and makes an Express machine when told", () => {
    const project = projectOf([{ ...notify, type: "express" }], { tasks: ["send"] });
    const environment = {
      tracing: true,
      tags: { service: "reports" },
      logRetention: "90d",
    } as const;
    const template = templateOf(project, environment);
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      StateMachineType: "EXPRESS",
      TracingConfiguration: { Enabled: true },
      Tags: Match.arrayWith([{ Key: "service", Value: "reports" }]),
    });
    template.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 90 });
  });

  it.each<[string, Environment, RegExp]>([
    ["an account", { account: "12" }, /"dev": account "12" has not 12 digits/],
    ["a region", { region: "Tokyo" }, /region "Tokyo" is none/],
    ["a retention", { logRetention: "8d" }, /can't keep logs for "8d".*, 7d, 14d, 30d/],
    ["a flow", { schedules: { dayly: "off" } }, /schedules names "dayly", which is no flow/],
    [
      "a network",
      { network: { vpcId: "x", subnetIds: [], securityGroupIds: ["sg-1"] } },
      /vpcId "x" is none.*\n\n.*subnetIds takes 1 to 16/,
    ],
  ])("refuses %s that can't be", (_, environment, message) => {
    expect(() => stackOf(smallProject, environment)).toThrow(
      expect.objectContaining({
        name: "ConfigurationError",
        message: expect.stringMatching(message),
      }),
    );
  });

  it("refuses names that AWS finds too long", () => {
    const task = "t".repeat(60);
    const project = projectOf([flowOf("report", invoke(task), { tasks: [task] })], {
      tasks: [task],
    });
    expect(() => stackOf(project)).toThrow(
      /"nagare-dev-t+" would have 71 characters, AWS allows 64/,
    );
  });

  it("refuses an image folder without a Dockerfile, with the place", () => {
    const container = {
      ...containerOf("load"),
      image: { kind: "folder", path: import.meta.dirname },
    } as const;
    const flow = flowOf("report", runTask("load"), { containers: ["load"] });
    expect(() => stackOf(projectOf([flow], { containers: [container] }))).toThrow(
      /^flows\/daily-report.ts:3:14: the image of container "load" needs a Dockerfile/,
    );
  });
});
