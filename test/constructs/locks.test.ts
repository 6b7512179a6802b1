/** What locks and rates add to an environment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { inRules } from "../../lib/constructs/locks/lock-rules.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { locksFunction, locksTable } from "../../lib/locks/index.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { flowOf, projectOf } from "./fixtures/project.ts";
import { templateOf } from "./fixtures/synthesize.ts";

const compiled: StateMachine = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../compiler/samples/lock-flow/expected.asl.json"),
    "utf8",
  ),
);

/** A machine that writes to the table once. */
function writing(pk: string, next: object = {}): StateMachine {
  return {
    QueryLanguage: "JSONata",
    StartAt: "write",
    States: {
      write: {
        Type: "Task",
        Resource: "arn:aws:states:::dynamodb:updateItem",
        Arguments: { TableName: locksTable, Key: { pk: { S: pk }, sk: { S: "lock" } } },
        End: true,
      },
      ...next,
    },
  } as StateMachine;
}

const ended = { StartAt: "a", States: { a: { Type: "Succeed" } } } as StateMachine;

const wait = {
  wait: {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Arguments: { FunctionName: locksFunction, Payload: {} },
    End: true,
  },
};

const onlyLocks = ["lock-flow", "sync", "refresh", "alone"].map((name) =>
  flowOf(name, name === "lock-flow" ? compiled : writing(`lock#${name}#*`)),
);
let made: Template | undefined;
/** One synthesis for all who look at it. */
const template = (): Template => {
  made ??= templateOf(projectOf(onlyLocks));
  return made;
};
const resource = (type: string, of = template()) =>
  Object.values(of.findResources(type)).map(({ Properties }) => shorten(Properties));
const machine = (name: string) =>
  `arn:<Partition>:states:<Region>:<AccountId>:stateMachine:nagare-dev-${name}`;

describe("an environment with locks", () => {
  it("has their table, whose data outlive a mistake", () => {
    const [table] = resource("AWS::DynamoDB::Table");
    expect(table).toMatchObject({
      TableName: "nagare-dev-locks",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(table.LocalSecondaryIndexes).toHaveLength(1);
    expect(table.GlobalSecondaryIndexes).toHaveLength(1);
    const [kept] = Object.values(template().findResources("AWS::DynamoDB::Table"));
    expect(kept?.["DeletionPolicy"]).toBe("RetainExceptOnCreate");
  });

  it("binds the placeholders of the definition, and allows a flow its own locks alone", () => {
    const machines = template().findResources("AWS::StepFunctions::StateMachine", {
      Properties: { StateMachineName: "nagare-dev-lock-flow" },
    });
    const text = JSON.stringify(shorten(machines));
    expect(text).toContain("nagare-dev-locks");
    expect(text).toContain("nagare-dev_locks");
    expect(text).not.toContain("nagare-local");
    const table = "arn:<Partition>:dynamodb:<Region>:<AccountId>:table/nagare-dev-locks";
    expect(statementsOf(template(), "FlowslockflowRole")).toEqual(
      expect.arrayContaining([
        {
          Action: "dynamodb:UpdateItem",
          Effect: "Allow",
          Resource: table,
          Condition: {
            "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "lock#flow lock-flow#*" },
          },
        },
        {
          Action: "lambda:InvokeFunction",
          Effect: "Allow",
          Resource: "arn:<Partition>:lambda:<Region>:<AccountId>:function:nagare-dev_locks",
        },
      ]),
    );
  });

  it("allows all keys of a lock where the key is known at the run alone", () => {
    const flow = flowOf("keyed", writing('{% "lock#flow keyed#" & $client %}', wait));
    expect(statementsOf(templateOf(projectOf([flow])), "FlowskeyedRole")).toContainEqual(
      expect.objectContaining({
        Action: "dynamodb:UpdateItem",
        Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": "lock#flow keyed#*" } },
      }),
    );
  });

  it("tells the function of the ends of runs that hold locks, and calls it every five minutes", () => {
    expect(resource("AWS::Events::Rule")).toMatchObject([
      {
        Name: "nagare-dev_locks",
        EventPattern: {
          source: ["aws.states"],
          detail: {
            $or: [
              { status: ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] },
              { status: ["RUNNING"], redriveCount: [{ numeric: [">", 0] }] },
            ],
            stateMachineArn: [machine("lock-flow")],
          },
        },
      },
    ]);
    expect(resource("AWS::Scheduler::Schedule")).toMatchObject([
      {
        Name: "nagare-dev_locks",
        ScheduleExpression: "rate(5 minutes)",
        Target: { Input: '{"action":"sweep"}' },
      },
    ]);
  });

  it("lets the function look at, stop and answer these runs alone", () => {
    const own = statementsOf(template(), "LocksRole");
    const runs = "arn:<Partition>:states:<Region>:<AccountId>:execution:nagare-dev-lock-flow:*";
    expect(own).toContainEqual({
      Action: ["states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"],
      Effect: "Allow",
      Resource: runs,
    });
    expect(own).toContainEqual({
      Action: ["states:SendTaskFailure", "states:SendTaskSuccess"],
      Effect: "Allow",
      Resource: machine("lock-flow"),
    });
  });
});

const topic = "arn:aws:sns:eu-west-1:111122223333:on-call";
const told = (flows: typeof onlyLocks, more: Environment = {}) =>
  templateOf(projectOf(flows), { notify: { snsTopicArns: [topic] }, ...more });

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d";
let withAll: Template | undefined;
/** The same, told of and with a key, and a flow without locks. */
const encrypted = (): Template => {
  withAll ??= told([...onlyLocks, flowOf("free", ended)], { encryption: { keyArn } });
  return withAll;
};

describe("what keeps runs waiting", () => {
  const alarmsIn = (of: Template) =>
    resource("AWS::CloudWatch::Alarm", of).filter(({ AlarmName }) =>
      AlarmName.startsWith("nagare-dev_locks"),
    );

  it("is told of, with what to do, where anybody is told of anything", () => {
    expect(resource("AWS::CloudWatch::Alarm")).toEqual([]);
    const alarms = alarmsIn(encrypted());
    const ofFunction = [{ Name: "FunctionName", Value: "LocksFunction" }];
    expect(alarms).toEqual([
      expect.objectContaining({
        AlarmName: "nagare-dev_locks-failed",
        MetricName: "Errors",
        Dimensions: ofFunction,
        EvaluationPeriods: 2,
        AlarmDescription: expect.stringContaining("/aws/lambda/nagare-dev_locks says why"),
      }),
      expect.objectContaining({
        AlarmName: "nagare-dev_locks-throttled",
        MetricName: "Throttles",
        Dimensions: ofFunction,
        EvaluationPeriods: 2,
      }),
      expect.objectContaining({
        AlarmName: "nagare-dev_locks-not-told",
        Namespace: "AWS/Events",
        MetricName: "FailedInvocations",
        Dimensions: [{ Name: "RuleName", Value: "nagare-dev_locks" }],
        EvaluationPeriods: 1,
      }),
    ]);
    const heading = "When an alarm tells";
    for (const { AlarmActions, AlarmDescription } of alarms) {
      expect(AlarmActions).toEqual([topic]);
      expect(AlarmDescription).toContain(`docs/locks.md, "${heading}"`);
      expect(AlarmDescription).toContain("npx nagare locks --env dev");
    }
    const page = readFileSync(join(import.meta.dirname, "../../docs/locks.md"), "utf8");
    expect(page).toContain(`\n## ${heading}\n`);
    for (const { AlarmName } of alarms)
      expect(page).toContain(AlarmName.replace("nagare-dev", "…"));
  });

  it("is watched for each rule, which gives an event up when the sweep has been there", () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      flowOf(`lock-${index}`, writing(`lock#lock-${index}#*`, wait)),
    );
    const names = alarmsIn(told(many)).map(({ AlarmName }) => AlarmName);
    expect(names).toContain("nagare-dev_locks-not-told-2");
    expect(resource("AWS::Events::Rule")).toMatchObject([
      { Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 300 } }] },
    ]);
  });

  it("is nothing where there are rates alone", () => {
    expect(alarmsIn(told([flowOf("report", writing("rate#ads-api#*"))]))).toEqual([]);
  });
});

describe("with a key of the environment's own", () => {
  const decrypting = (role: string, of = encrypted()) =>
    statementsOf(of, role)
      .filter(({ Resource, Action }) => Resource === keyArn && Action === "kms:Decrypt")
      .map(({ Condition }) => Condition);
  const table = {
    StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": "nagare-dev-locks" },
  };

  it("encrypts the table with it, as the same table", () => {
    const [own] = resource("AWS::DynamoDB::Table");
    const [other] = resource("AWS::DynamoDB::Table", encrypted());
    expect(own).not.toHaveProperty("SSESpecification");
    expect(other).toEqual({
      ...own,
      SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: keyArn },
    });
    const idsOf = (of: Template) => Object.keys(of.findResources("AWS::DynamoDB::Table"));
    expect(idsOf(encrypted())).toEqual(idsOf(template()));
  });

  it("lets those who write to the table use the key for it, in the role that they had", () => {
    expect(decrypting("FlowslockflowRole")).toContainEqual(table);
    expect(decrypting("FlowssyncRole")).toEqual([table]);
    expect(decrypting("FlowsfreeRole")).toEqual([]);
    expect(decrypting("Starter")).toEqual([]);
    const rolesOf = (of: Template) =>
      Object.keys(of.findResources("AWS::IAM::Role")).filter((id) => id.startsWith("Flowssync"));
    expect(rolesOf(encrypted())).toEqual(rolesOf(template()));
  });

  it("lets the function use the key for the table and for the runs that it asks for", () => {
    const runs = {
      StringEquals: {
        "kms:EncryptionContext:aws:states:stateMachineArn": [machine("lock-flow")],
      },
    };
    expect(decrypting("LocksRole")).toEqual([table, runs]);
    expect(decrypting("LocksRole", template())).toEqual([]);
  });
});

it("has the table alone where there are rates alone, and nothing without both", () => {
  const rates = templateOf(projectOf([flowOf("report", writing("rate#ads-api#*"))]));
  rates.resourceCountIs("AWS::DynamoDB::Table", 1);
  rates.resourceCountIs("AWS::Lambda::Function", 0);
  rates.resourceCountIs("AWS::Events::Rule", 0);
  templateOf(projectOf([flowOf("report", ended)])).resourceCountIs("AWS::DynamoDB::Table", 0);
});

it("has as many machines in a rule as EventBridge takes", () => {
  const names = Array.from({ length: 500 }, (_, index) => `nagare-prod-flow-${index}`);
  const rules = inRules(names);
  expect(rules.flat()).toEqual(names);
  const arn = "arn:aws-us-gov:states:ap-northeast-1:123456789012:stateMachine:";
  const longest = Math.max(
    ...rules.map((some) => JSON.stringify(some.map((name) => arn + name)).length),
  );
  expect(longest).toBeLessThan(1_750);
  expect(rules.length).toBeLessThan(40);
});
