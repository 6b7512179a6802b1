import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { type Statement, statementsOf } from "./fixtures/policies.ts";
import {
  containerOf,
  flowOf,
  invoke,
  oneTask,
  projectOf,
  runTask,
  smallProject,
  startFlow,
} from "./fixtures/project.ts";
import { dev, flagSets, prod, templateOf } from "./fixtures/synthesize.ts";

const LOG_DELIVERY = "logs:CreateLogDelivery";

/** What a flow of this one step may do, apart from delivering its logs. */
function permissionsOf(definition: StateMachine): readonly Statement[] {
  const flow = flowOf("report", definition, { tasks: ["send"], containers: ["load"] });
  const project = projectOf([flow], { tasks: ["send"], containers: [containerOf("load")] });
  const statements = statementsOf(
    templateOf(project, { ...dev, cluster: "batch", connections: { shop: connection } }),
    "FlowsreportRole",
  );
  return statements.filter(({ Action }) => !Action.includes(LOG_DELIVERY));
}

const invokeSend = {
  Action: "lambda:InvokeFunction",
  Effect: "Allow",
  Resource: "arn:<Partition>:lambda:<Region>:<AccountId>:function:nagare-dev-send",
};
const runLoad = {
  Action: "ecs:RunTask",
  Effect: "Allow",
  Resource: "arn:<Partition>:ecs:<Region>:<AccountId>:task-definition/nagare-dev-load:*",
  Condition: {
    ArnEquals: { "ecs:cluster": "arn:<Partition>:ecs:<Region>:<AccountId>:cluster/batch" },
  },
};
const passLoadRoles = {
  Action: "iam:PassRole",
  Effect: "Allow",
  Resource: ["ContainersloadExecutionRole.Arn", "ContainersloadTaskRole.Arn"],
  Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
};
const watchTasks = {
  Action: ["ecs:DescribeTasks", "ecs:StopTask"],
  Effect: "Allow",
  Resource: "arn:<Partition>:ecs:<Region>:<AccountId>:task/batch/*",
};
const startNotify = {
  Action: "states:StartExecution",
  Effect: "Allow",
  Resource: "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-notify",
  Condition: { "ForAnyValue:StringEquals": { "states:StateMachineQualifier": "live" } },
};
const watchNotify = {
  Action: ["states:DescribeExecution", "states:StopExecution"],
  Effect: "Allow",
  Resource: "arn:<Partition>:states:<Region>:<AccountId>:execution:nagare-dev-notify:*",
};
const eventRule = (name: string) => ({
  Action: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
  Effect: "Allow",
  Resource: `arn:<Partition>:events:<Region>:<AccountId>:rule/${name}`,
});

const startItself = {
  Action: "states:StartExecution",
  Effect: "Allow",
  Resource: "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-report",
};
const watchChildren = {
  Action: ["states:DescribeExecution", "states:RedriveExecution", "states:StopExecution"],
  Effect: "Allow",
  Resource: "arn:<Partition>:states:<Region>:<AccountId>:execution:nagare-dev-report/*:*",
};
const distributed: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "map",
  States: {
    map: {
      Type: "Map",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        ...invoke("send"),
      },
      End: true,
    },
  },
};

const connection = "arn:aws:events:eu-west-1:111122223333:connection/shop-api/0a1b2c3d";

const call = (ApiEndpoint: string) =>
  oneTask("arn:aws:states:::http:invoke", {
    Method: "GET",
    ApiEndpoint,
    Authentication: {
      ConnectionArn: "arn:aws:events:us-east-1:123456789012:connection/nagare-local-shop",
    },
  });

const reach = (address: string) => [
  {
    Action: "states:InvokeHTTPEndpoint",
    Effect: "Allow",
    Resource: "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-report",
    Condition: {
      StringEquals: { "states:HTTPMethod": "GET" },
      StringLike: { "states:HTTPEndpoint": address },
    },
  },
  {
    Action: "events:RetrieveConnectionCredentials",
    Effect: "Allow",
    Resource: connection,
  },
  {
    Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
    Effect: "Allow",
    Resource:
      "arn:<Partition>:secretsmanager:eu-west-1:111122223333:secret:events!connection/shop-api/*",
  },
];

describe("the role of a state machine", () => {
  it.each([
    ["an HTTP call", "https://shop.example.com/orders", "https://shop.example.com/orders"],
    [
      "an HTTP call of a computed address",
      '{% "https://shop.example.com/" & ($id ? $id : "all") & "/x" %}',
      "https://shop.example.com/*",
    ],
    [
      "an HTTP call of an address with a star",
      '{% "https://shop.example.com/*/" & $id %}',
      "https://shop.example.com/?/*",
    ],
    ["an HTTP call of any address", "{% $url %}", "https://*"],
    [
      "an HTTP call of one of two addresses",
      '{% "https://a.example/" & $x ? "https://b.example" : "https://c.example" %}',
      "https://*",
    ],
  ])("allows %s", (_, endpoint, address) => {
    expect(permissionsOf(call(endpoint))).toEqual(reach(address));
  });

  it.each([
    ["lambda:invoke", invoke("send"), [invokeSend]],
    [
      "ecs:runTask.sync",
      runTask("load"),
      [runLoad, passLoadRoles, watchTasks, eventRule("StepFunctionsGetEventsForECSTaskRule")],
    ],
    [
      "ecs:runTask.waitForTaskToken",
      runTask("load", ".waitForTaskToken"),
      [runLoad, passLoadRoles],
    ],
    [
      "states:startExecution.sync:2",
      startFlow("notify"),
      [startNotify, watchNotify, eventRule("StepFunctionsGetEventsForStepFunctionsExecutionRule")],
    ],
    ["states:startExecution", startFlow("notify", ""), [startNotify]],
    [
      "states:startExecution.waitForTaskToken",
      startFlow("notify", ".waitForTaskToken"),
      [startNotify],
    ],
    ["a distributed Map", distributed, [invokeSend, startItself, watchChildren]],
    ["no task at all", { StartAt: "a", States: { a: { Type: "Succeed" } } } as const, []],
  ])("allows what %s needs and no more", (_, definition, expected) => {
    expect(permissionsOf(definition)).toEqual(expected);
  });

  it("refuses an integration whose permissions it doesn't know", () => {
    const definition = oneTask("arn:aws:states:::databrew:startJobRun.sync", { Name: "x" });
    expect(() => permissionsOf(definition)).toThrow(
      "no permissions are known for arn:aws:states:::databrew:startJobRun.sync",
    );
  });
});

describe("a container", () => {
  const withToken = (pattern: string) =>
    templateOf(
      projectOf([flowOf("report", runTask("load", pattern), { containers: ["load"] })], {
        containers: [containerOf("load")],
      }),
    );

  it("that answers a token may do so to its flows alone", () => {
    const template = withToken(".waitForTaskToken");
    expect(statementsOf(template, "ContainersloadTaskRole")).toEqual([
      {
        Action: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
        Effect: "Allow",
        Resource: "arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-report",
      },
    ]);
  });

  it("that is waited for may do nothing", () => {
    expect(statementsOf(withToken(".sync"), "ContainersloadTaskRole")).toEqual([]);
  });

  it("pulls an image from ECR with its own repository's permission", () => {
    const uri = "210987654321.dkr.ecr.us-east-1.amazonaws.com/team/loader:v1";
    const project = projectOf([flowOf("report", runTask("load"), { containers: ["load"] })], {
      containers: [containerOf("load", uri)],
    });
    const pull = statementsOf(templateOf(project), "ContainersloadExecutionRole");
    expect(pull.map(({ Resource }) => Resource)).toContain(
      "arn:<Partition>:ecr:us-east-1:210987654321:repository/team/loader",
    );
  });

  it("pulls a public image without any", () => {
    const project = projectOf([flowOf("report", runTask("load"), { containers: ["load"] })], {
      containers: [containerOf("load", "public.ecr.aws/docker/library/ruby:3.4")],
    });
    const actions = statementsOf(templateOf(project), "ContainersloadExecutionRole");
    expect(JSON.stringify(actions)).not.toContain("ecr:");
  });
});

describe.each(Object.entries(flagSets))("with %s", (_, flags) => {
  it.each([
    ["dev", dev],
    ["prod", { ...prod, tracing: true }],
  ])("no policy of %s allows an action on * that AWS can limit", (name, environment) => {
    const everywhere = statementsOf(templateOf(smallProject, environment, { name, flags }))
      .filter(
        ({ Resource }) => Resource === "*" || (Array.isArray(Resource) && Resource.includes("*")),
      )
      .flatMap(({ Action }) => Action);
    // @see https://docs.aws.amazon.com/service-authorization/latest/reference/: these have no resource type.
    const forced =
      /^(ecr:GetAuthorizationToken|logs:\w+(LogDelivery|LogDeliveries|ResourcePolicy|ResourcePolicies|LogGroups)|xray:\w+)$/;
    expect(everywhere).not.toEqual([]);
    expect(everywhere.filter((action) => !forced.test(action))).toEqual([]);
  });

  it("roles for services act for this account alone", () => {
    const roles = Object.values(
      templateOf(smallProject, dev, { flags }).findResources("AWS::IAM::Role"),
    );
    const trusts = roles.flatMap((role) => role["Properties"].AssumeRolePolicyDocument.Statement);
    const open = trusts.filter((trust) => trust.Condition?.StringEquals === undefined);
    // Lambda assumes a role only for a function of the role's own account.
    expect(new Set(open.map(({ Principal }) => Principal.Service))).toEqual(
      new Set(["lambda.amazonaws.com"]),
    );
  });
});
