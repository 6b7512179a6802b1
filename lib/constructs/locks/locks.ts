import { Duration } from "aws-cdk-lib";
import { CfnTable } from "aws-cdk-lib/aws-dynamodb";
import { Match, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { locksCode } from "../../../lambda/locks/bundle.ts";
import { TABLE, TTL_ATTRIBUTE } from "../../locks/index.ts";
import { callRegularly } from "../call-regularly.ts";
import { colonArn } from "../colon-arn.ts";
import { flowArns } from "../flow-arns.ts";
import { forRuns, forTable } from "../may-decrypt.ts";
import { ownCode } from "../own-code.ts";
import { ownFunction, type Permission } from "../own-function.ts";
import type { ResourceNames } from "../resource-names.ts";
import type { LockNeeds } from "./lock-flows.ts";
import { inRules } from "./lock-rules.ts";

export interface LocksProps {
  readonly names: ResourceNames;
  readonly needs: LockNeeds;
  readonly logRetention: RetentionDays;
  /** @default DynamoDB's own key */
  readonly encryptionKeyArn?: string;
}

/**
 * What an environment's locks and rates need beside the states of its flows: the table, and where places are taken the function that serves those who wait. Runs that end are told to it by
 * EventBridge, which may lose an event: every five minutes it looks itself.
 */
export class Locks extends Construct {
  readonly table: CfnTable;
  /** Absent where there are rates alone. */
  readonly function: LambdaFunction | undefined;
  /** Names of the rules that tell it of runs that end. */
  readonly rules: readonly string[];

  constructor(scope: Construct, id: string, props: LocksProps) {
    super(scope, id);
    this.table = this.#table(props);
    this.rules = [];
    if (props.needs.flows.length === 0) return;
    this.function = this.#function(props);
    this.rules = this.#listen(props, this.function);
    callRegularly(this, {
      function: this.function,
      name: props.names.locks,
      every: Duration.minutes(5),
      input: { action: "sweep" },
      // The next one does what this one would.
      patience: { seconds: 60, attempts: 1 },
    });
  }

  #table({ names, encryptionKeyArn }: LocksProps): CfnTable {
    const index = ({ IndexName, KeySchema, Projection }: (typeof INDEXES)[number]) => ({
      indexName: IndexName,
      keySchema: keysOf(KeySchema),
      projection: {
        projectionType: Projection.ProjectionType,
        nonKeyAttributes: [...Projection.NonKeyAttributes],
      },
    });
    return new CfnTable(this, "Table", {
      tableName: names.locksTable,
      billingMode: TABLE.BillingMode,
      keySchema: keysOf(TABLE.KeySchema),
      attributeDefinitions: TABLE.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
        attributeName: AttributeName,
        attributeType: AttributeType,
      })),
      localSecondaryIndexes: TABLE.LocalSecondaryIndexes.map(index),
      globalSecondaryIndexes: TABLE.GlobalSecondaryIndexes.map(index),
      timeToLiveSpecification: { attributeName: TTL_ATTRIBUTE, enabled: true },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(encryptionKeyArn !== undefined && {
        sseSpecification: { sseEnabled: true, sseType: "KMS", kmsMasterKeyId: encryptionKeyArn },
      }),
    });
  }

  #function(props: LocksProps): LambdaFunction {
    const { names, logRetention } = props;
    return ownFunction(this, {
      name: names.locks,
      description: "Gives places in locks to those who wait for them",
      logs: names.locksLogs,
      logRetention,
      code: ownCode(this, "locks", locksCode()),
      permissions: [
        [TABLE_ACTIONS, [this.table.attrArn]],
        [
          ["dynamodb:Query"],
          ["order", "open"].map((name) => `${this.table.attrArn}/index/${name}`),
        ],
        ...this.#ofFlows(props),
      ],
      memoryMiB: 512,
      timeout: Duration.minutes(1),
      environment: { NAGARE_LOCKS_TABLE: names.locksTable },
    });
  }

  #ofFlows({ names, needs: { flows }, encryptionKeyArn }: LocksProps): readonly Permission[] {
    const { machines, runs, isOfAll } = flowArns(
      this,
      names,
      flows.map(({ name }) => name),
    );
    const distributed = isOfAll ? [] : flows.filter(({ isDistributed }) => isDistributed);
    const children = distributed.map(({ name }) =>
      colonArn(this, "states", "execution", `${names.stateMachine(name)}/*`),
    );
    const key = encryptionKeyArn === undefined ? [] : [encryptionKeyArn];
    return [
      [
        ["states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"],
        [...runs, ...children],
      ],
      [["states:SendTaskSuccess", "states:SendTaskFailure"], machines],
      [["kms:Decrypt"], key, forTable(names.locksTable)],
      [["kms:Decrypt"], key, forRuns(machines)],
    ];
  }

  #listen({ names, needs }: LocksProps, to: LambdaFunction): readonly string[] {
    const machines = needs.flows.map(({ name }) => names.stateMachine(name));
    // The sweep has told it all by then, and EventBridge counts as failed what it has given up.
    const target = new FunctionTarget(to, { maxEventAge: Duration.minutes(5) });
    return inRules(machines).map((some, index) => {
      const ruleName = index === 0 ? names.locks : `${names.locks}-${index + 1}`;
      new Rule(this, `Rule${index + 1}`, {
        ruleName,
        description: "Runs that may hold locks, when they end or go on",
        eventPattern: {
          source: ["aws.states"],
          detailType: ["Step Functions Execution Status Change"],
          detail: {
            $or: NEWS,
            stateMachineArn: some.map((name) => colonArn(this, "states", "stateMachine", name)),
          },
        },
        targets: [target],
      });
      return ruleName;
    });
  }
}

const INDEXES = [...TABLE.LocalSecondaryIndexes, ...TABLE.GlobalSecondaryIndexes];

/** That a run has started is none. */
const NEWS = [
  { status: ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"] },
  { status: ["RUNNING"], redriveCount: Match.greaterThan(0) },
];

const TABLE_ACTIONS = [
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
];

function keysOf(keys: readonly { readonly AttributeName: string; readonly KeyType: string }[]) {
  return keys.map(({ AttributeName, KeyType }) => ({
    attributeName: AttributeName,
    keyType: KeyType,
  }));
}
