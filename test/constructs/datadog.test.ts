/** An environment that is shown in Datadog: what its template has more than one that isn't. */
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { Datadog, Environment } from "../../lib/flow/index.ts";
import { statementsOf } from "./fixtures/policies.ts";
import { projectOf, smallProject } from "./fixtures/project.ts";
import { prod, stackOf, templateOf } from "./fixtures/synthesize.ts";

const forwarderArn = "arn:aws:lambda:ap-northeast-1:111122223333:function:datadog-forwarder";
const apiKeySecret = "datadog/api-key";

function shown(datadog: Datadog, more: Environment = {}): Template {
  return templateOf(smallProject, { ...prod, ...more, datadog }, { name: "prod" });
}

/** The machine of the flow that has everything, its function and its task definition. */
function partsOf(template: Template) {
  const named = (type: string, name: string) => {
    const all = Object.values(template.findResources(type)).map(({ Properties }) => Properties);
    return all.find((properties) => Object.values(properties).includes(name));
  };
  const definition = named("AWS::ECS::TaskDefinition", "nagare-prod-load");
  return {
    machine: named("AWS::StepFunctions::StateMachine", "nagare-prod-daily-report"),
    function: named("AWS::Lambda::Function", "nagare-prod-join-trips"),
    containers: definition?.["ContainerDefinitions"],
    definition,
  };
}

function tagsOf(properties: { readonly Tags: readonly { Key: string; Value: string }[] }) {
  return Object.fromEntries(properties.Tags.map(({ Key, Value }) => [Key, Value]));
}

function filtersOf(template: Template): readonly string[] {
  const groups = template.findResources("AWS::Logs::LogGroup");
  return Object.values(template.findResources("AWS::Logs::SubscriptionFilter"))
    .map(({ Properties }) => groups[Properties["LogGroupName"].Ref]?.["Properties"].LogGroupName)
    .sort();
}

describe("the tags env, service and version", () => {
  it("are each one's own without Datadog, and change with its code alone", () => {
    const {
      machine,
      function: made,
      definition,
    } = partsOf(templateOf(smallProject, prod, { name: "prod" }));
    const version = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(tagsOf(machine)).toEqual({ env: "prod", service: "daily-report", version });
    expect(tagsOf(made)).toEqual({ env: "prod", service: "join-trips", version });
    expect(tagsOf(definition)).toEqual({ env: "prod", service: "load", version });
  });

  it("are the same everywhere where the environment says them", () => {
    const template = shown(
      { apiKeySecret, service: "reports", version: "v7" },
      { tags: { env: "production" } },
    );
    const { machine, function: made, definition, containers } = partsOf(template);
    const unified = { env: "production", service: "reports", version: "v7" };
    expect(tagsOf(machine)).toEqual({
      ...unified,
      DD_TRACE_ENABLED: "true",
      DD_ENHANCED_METRICS: "true",
    });
    expect(tagsOf(made)).toEqual(unified);
    expect(tagsOf(definition)).toEqual(unified);
    const variables = { DD_ENV: "production", DD_SERVICE: "reports", DD_VERSION: "v7" };
    expect(made.Environment.Variables).toMatchObject(variables);
    expect(containers[0].Environment).toEqual(
      expect.arrayContaining(Object.entries(variables).map(([Name, Value]) => ({ Name, Value }))),
    );
    expect(containers[0].DockerLabels).toEqual({
      "com.datadoghq.tags.env": "production",
      "com.datadoghq.tags.service": "reports",
      "com.datadoghq.tags.version": "v7",
    });
  });
});

describe("functions", () => {
  it("have Datadog's layers around their handler, and may read the key", () => {
    const template = shown({ apiKeySecret, site: "ap1.datadoghq.com" });
    const { function: made } = partsOf(template);
    expect(made.Handler).toBe("/opt/nodejs/node_modules/datadog-lambda-js/handler.handler");
    expect(JSON.stringify(made.Layers)).toMatch(
      /:lambda:ap-northeast-1:464622532012:layer:Datadog-Extension-ARM:104.*:layer:Datadog-Node24-x:143/,
    );
    expect(made.Environment.Variables).toMatchObject({
      DD_LAMBDA_HANDLER: "index.handler",
      DD_SITE: "ap1.datadoghq.com",
      DD_API_KEY_SECRET_ARN: expect.anything(),
      TABLE: "trips",
    });
    expect(JSON.stringify(statementsOf(template, "TasksjointripsRole"))).toContain(
      "secret:datadog/api-key-??????",
    );
    expect(filtersOf(template)).toEqual([]);
  });

  it("take layers of GovCloud from its own account", () => {
    const template = shown({ apiKeySecret, layers: { node: 150 } }, { region: "us-gov-west-1" });
    expect(JSON.stringify(partsOf(template).function.Layers)).toMatch(
      /us-gov-west-1:002406178527:layer:Datadog-Extension-ARM:104.*Datadog-Node24-x:150/,
    );
  });

  it("only log by the forwarder where the environment says so, and have no key", () => {
    const template = shown({ lambda: "forwarder", forwarderArn });
    const { function: made } = partsOf(template);
    expect(made).toMatchObject({ Handler: "index.handler" });
    expect(made.Layers).toBeUndefined();
    expect(made.Environment.Variables).not.toHaveProperty("DD_API_KEY_SECRET_ARN");
    expect(filtersOf(template)).toContain("/aws/lambda/nagare-prod-join-trips");
    expect(JSON.stringify(template.toJSON())).not.toContain("secretsmanager");
  });
});

describe("the forwarder", () => {
  it("gets the logs of flows and containers, by one permission for all of them", () => {
    const template = shown({ apiKeySecret, forwarderArn });
    expect(filtersOf(template)).toEqual([
      "/aws/vendedlogs/states/nagare-prod-daily-report",
      "/aws/vendedlogs/states/nagare-prod-notify",
      "/ecs/nagare-prod-load",
    ]);
    template.resourcePropertiesCountIs(
      "AWS::Lambda::Permission",
      { FunctionName: forwarderArn, Principal: "logs.amazonaws.com" },
      1,
    );
    template.allResourcesProperties("AWS::Logs::SubscriptionFilter", {
      DestinationArn: forwarderArn,
      FilterPattern: "",
    });
  });

  it("may be called before a log group is to call it", () => {
    const datadog = { apiKeySecret, forwarderArn };
    const parent = Template.fromStack(
      stackOf(smallProject, { ...prod, datadog }, { name: "prod" }),
    );
    const nested = Object.values(parent.findResources("AWS::CloudFormation::Stack"));
    const after = nested.filter(({ DependsOn = [] }) =>
      String(DependsOn).includes("DatadogPermission"),
    );
    expect(after.length).toBeGreaterThan(1);
  });
});

describe("containers", () => {
  it("send their lines by FireLens, with the key as a secret of ECS", () => {
    const template = shown({
      apiKeySecret,
      containers: "firelens",
      forwarderArn,
      site: "datadoghq.eu",
    });
    const { containers } = partsOf(template);
    expect(containers).toHaveLength(2);
    expect(containers[0].LogConfiguration).toMatchObject({
      LogDriver: "awsfirelens",
      Options: {
        Name: "datadog",
        Host: "http-intake.logs.datadoghq.eu",
        TLS: "on",
        provider: "ecs",
        dd_service: "load",
        dd_tags: expect.stringMatching(/^env:prod,version:[0-9a-f]{12}$/),
      },
      SecretOptions: [{ Name: "apikey", ValueFrom: expect.anything() }],
    });
    expect(containers[1]).toMatchObject({
      Name: "log-router",
      Essential: false,
      FirelensConfiguration: { Type: "fluentbit" },
      LogConfiguration: { LogDriver: "awslogs" },
    });
    expect(filtersOf(template)).not.toContain("/ecs/nagare-prod-load");
  });
});

it("sends events with the key and to the site that the rest has", () => {
  const template = shown({ apiKeySecret, site: "ap1.datadoghq.com" }, { notify: { datadog: {} } });
  template.hasResourceProperties("AWS::Lambda::Function", {
    Environment: {
      Variables: {
        NAGARE_NOTIFY:
          '{"topicArns":[],"datadog":{"site":"ap1.datadoghq.com","apiKeySecret":"datadog/api-key"}}',
      },
    },
  });
});

it.each<[string, Environment, RegExp]>([
  ["layers without a key", { datadog: {} }, /datadog with lambda: "extension" needs a key/],
  [
    "FireLens without a key",
    { datadog: { lambda: "off", containers: "firelens" } },
    /datadog with containers: "firelens" needs a key/,
  ],
  ["events without a key", { notify: { datadog: {} } }, /notify.datadog needs a key/],
  [
    "a key in place of its name",
    { datadog: { apiKeySecret: "0123456789abcdef".repeat(2) } },
    /datadog.apiKeySecret is a key itself/,
  ],
  ["no forwarder", { datadog: { lambda: "forwarder" } }, /"forwarder" needs the forwarder/],
  [
    "a forwarder that is none",
    { datadog: { apiKeySecret, forwarderArn: "datadog" } },
    /forwarderArn "datadog" is no ARN of a function/,
  ],
  [
    "a version of a layer",
    { datadog: { apiKeySecret, layers: { node: 0 } } },
    /layers.node 0 is no/,
  ],
  ["a service", { datadog: { apiKeySecret, service: "my reports" } }, /"my reports" is no value/],
  [
    "a region without layers",
    { region: "cn-north-1", datadog: { apiKeySecret } },
    /no layers in cn-north-1/,
  ],
])("refuses %s", (_, environment, message) => {
  expect(() => stackOf(smallProject, environment)).toThrow(message);
});

it("refuses a task that has no room for Datadog's layers, unless it gets none", () => {
  const layers = [1, 2, 3, 4].map((n) => `arn:aws:lambda:eu-west-1:111122223333:layer:own:${n}`);
  const { flows } = smallProject;
  const tasks = smallProject.tasks.map((task) => ({ ...task, layers }));
  const project = { ...projectOf(flows), containers: smallProject.containers, tasks };
  expect(() => stackOf(project, { datadog: { apiKeySecret } })).toThrow(
    /has 4 layers, and Datadog's two/,
  );
  expect(() => stackOf(project, { datadog: { lambda: "off" } })).not.toThrow();
});
