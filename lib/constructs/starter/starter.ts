import { Stack } from "aws-cdk-lib";
import { Grant, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import {
  type CfnStateMachine,
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { acceptFinding } from "../accept-finding.ts";
import { acceptWildcard, allow } from "../allow.ts";
import { assumedBy } from "../assumed-by.ts";
import { colonArn } from "../colon-arn.ts";
import { keepLogs } from "../keep-logs.ts";
import { throughLive } from "../live-alias.ts";
import type { NotStarted } from "../not-started.ts";
import type { ResourceNames } from "../resource-names.ts";
import { startDefinition } from "./start-definition.ts";

export interface StarterProps {
  readonly names: ResourceNames;
  /** ARNs of the machines that it may start, each through its alias. */
  readonly stateMachineArns: readonly string[];
  /** ARN of the group whose schedules call it. */
  readonly scheduleGroupArn: string;
  /** Where it tells what it could not start. */
  readonly notStarted: NotStarted;
  readonly logRetention: RetentionDays;
  /** @default AWS's own key */
  readonly encryptionKey?: IKey;
}

/** What schedules start instead of flows: an Express state machine, `nagare-<env>_start`, that starts each scheduled time's run once. It costs a flow's run no transition. */
export class Starter extends Construct {
  /** Of EventBridge Scheduler: it may start this machine, and send to the queue of starts that failed. */
  readonly callRole: Role;
  /** Made of its name: other stacks may hold it. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: StarterProps) {
    super(scope, id);
    const { names, notStarted, encryptionKey } = props;
    const role = this.#role(props);
    this.stateMachineArn = colonArn(this, "states", "stateMachine", names.starter);
    const machine = new StateMachine(this, "StateMachine", {
      stateMachineName: names.starter,
      stateMachineType: StateMachineType.EXPRESS,
      definitionBody: DefinitionBody.fromString(
        JSON.stringify(startDefinition(notStarted.queue.queueUrl)),
      ),
      role,
      logs: {
        destination: keepLogs(this, names.starterLogs, props.logRetention),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
      ...(encryptionKey && {
        encryptionConfiguration: new CustomerManagedEncryptionConfiguration(encryptionKey),
      }),
    });
    // Of the statements that the machine adds to deliver logs.
    acceptWildcard(role, "*");
    acceptFinding(machine.node.defaultChild as CfnStateMachine, {
      id: "AwsSolutions-SF2",
      reason: "It has one step, whose times its log has",
    });
    this.callRole = this.#callRole(props);
  }

  #role({ names, stateMachineArns, notStarted }: StarterProps): Role {
    const role = new Role(this, "Role", {
      description: "What the starts of scheduled runs may do",
      assumedBy: assumedBy(
        this,
        "states.amazonaws.com",
        Stack.of(this).formatArn({ service: "states", resource: "stateMachine:*" }),
      ),
    });
    const any = colonArn(this, "states", "stateMachine", names.stateMachine("*"));
    for (const some of stateMachineArns.length > MOST ? [[any]] : inParts(stateMachineArns)) {
      allow(
        role,
        new PolicyStatement({
          actions: ["states:StartExecution"],
          resources: [...some],
          conditions: throughLive,
        }),
      );
    }
    notStarted.grantSend(role);
    return role;
  }

  #callRole({ scheduleGroupArn, notStarted }: StarterProps): Role {
    const role = new Role(this, "CallRole", {
      assumedBy: assumedBy(this, "scheduler.amazonaws.com", scheduleGroupArn),
    });
    Grant.addToPrincipal({
      grantee: role,
      actions: ["states:StartExecution"],
      resourceArns: [this.stateMachineArn],
    });
    notStarted.grantSend(role);
    return role;
  }
}

/** A policy holds 6,144 characters, and a role several policies, between which CDK divides statements. */
function inParts(arns: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(arns.length / AT_ONCE);
  return Array.from({ length: count }, (_, part) =>
    arns.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

const AT_ONCE = 30;

/** What fits the ten policies that a role may have. */
const MOST = 300;
