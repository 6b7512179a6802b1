import { createHash } from "node:crypto";
import { CfnResource, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Grant, type IGrantable, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import {
  type CfnStateMachine,
  type CfnStateMachineAlias,
  CustomerManagedEncryptionConfiguration,
  LogLevel,
  StateMachine,
  StateMachineType,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { CompiledFlow } from "../compiler/index.ts";
import { locksTable } from "../locks/index.ts";
import { acceptFinding } from "./accept-finding.ts";
import { acceptWildcard, allow } from "./allow.ts";
import { assumedBy } from "./assumed-by.ts";
import { bindDefinition } from "./definition/bind-definition.ts";
import { definitionBody } from "./definition/definition-body.ts";
import { tasksOf } from "./definition/map-tasks.ts";
import type { FlowResources } from "./flow-resources.ts";
import { writtenArguments } from "./integrations/arguments-of.ts";
import { integrationOf } from "./integrations/index.ts";
import { policyStatements } from "./integrations/permission.ts";
import { keepLogs } from "./keep-logs.ts";
import { liveAlias, throughLive } from "./live-alias.ts";
import { mapRunPermissions } from "./map-run-permissions.ts";
import { forTable } from "./may-decrypt.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface FlowProps {
  readonly flow: CompiledFlow;
  readonly names: ResourceNames;
  /** What its steps may name. */
  readonly resources: FlowResources;
  readonly logRetention: RetentionDays;
  /** X-Ray traces of its runs. @default false */
  readonly tracing?: boolean;
  /** Whether a role stays when the flow's permissions change or it goes: runs of older versions need it. @default true */
  readonly keepRole?: boolean;
  /** Encrypts the definition and the data of runs. @default AWS's own key */
  readonly encryptionKey?: IKey;
}

/**
 * A flow as a state machine, `nagare-<env>-<flow>`, with its log group, a role that may do what the steps of its definition do, and the alias `live` of its newest
 * version.
 */
export class Flow extends Construct {
  readonly stateMachine: StateMachine;
  readonly role: Role;
  /** Of its definition: it changes when that does. */
  readonly version: string;
  /** The alias `live`. */
  readonly alias: CfnStateMachineAlias;
  /**
   * What starts the flow: the alias's ARN, made of its name, which ties no stack to another. A run that is started through it tells which version it has; whoever starts
   * it needs {@link grantStart}.
   *
   * @example a rule of EventBridge
   * ```ts
   * const load = stack.flow("load");
   * const role = new Role(this, "Start", { assumedBy: new ServicePrincipal("events.amazonaws.com") });
   * load.grantStart(role);
   * rule.addTarget({ bind: () => ({ arn: load.liveArn, role }) });
   * ```
   */
  readonly liveArn: string;
  /** Made of its name, as `liveArn` is: other stacks may hold it. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: FlowProps) {
    super(scope, id);
    const { flow, names, resources } = props;
    this.role = machineRole(this, flow, resources);
    const bound = bindDefinition(flow.definition, resources);
    this.version = createHash("sha256").update(bound.text).digest("hex").slice(0, 12);
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName: names.stateMachine(flow.name),
      stateMachineType: TYPES[flow.type],
      definitionBody: definitionBody(bound.text),
      definitionSubstitutions: { ...bound.substitutions },
      role: this.role,
      logs: {
        destination: keepLogs(this, names.stateMachineLogs(flow.name), props.logRetention),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
      tracingEnabled: props.tracing ?? false,
      ...(props.encryptionKey && {
        encryptionConfiguration: new CustomerManagedEncryptionConfiguration(props.encryptionKey),
      }),
    });
    // Of the statements that the machine adds to deliver logs and traces.
    acceptWildcard(this.role, "*");
    if (props.encryptionKey !== undefined && writesToLocks(flow)) {
      // The role that runs in progress have gets it, too: the table is encrypted anew under them.
      allow(this.role, decryptsLocks(props.encryptionKey.keyArn, names.locksTable));
    }
    if (props.keepRole ?? true) keep(this.role);
    if (!props.tracing) {
      acceptFinding(this.stateMachine.node.defaultChild as CfnStateMachine, {
        id: "AwsSolutions-SF2",
        reason: "A run's history has its times: X-Ray is on where the environment says `tracing`",
      });
    }
    this.alias = liveAlias(this, this.stateMachine);
    this.liveArn = resources.aliasArn(flow.name);
    this.stateMachineArn = resources.stateMachineArn(flow.name);
  }

  /** Lets somebody start the flow through its alias. CDK's own `grantStartExecution` allows starts of any version, too. */
  grantStart(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ["states:StartExecution"],
      resourceArns: [this.stateMachineArn],
      conditions: throughLive,
    });
  }
}

const TYPES = {
  standard: StateMachineType.STANDARD,
  express: StateMachineType.EXPRESS,
} satisfies Record<CompiledFlow["type"], StateMachineType>;

/**
 * A run keeps the role of the definition that it began with, so that another set of permissions is another role: the one before stays as it was for runs of the
 * versions before.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 */
function machineRole(scope: Construct, flow: CompiledFlow, resources: FlowResources): Role {
  const permissions = tasksOf(flow.definition).flatMap((task) =>
    integrationOf(task).permissions(writtenArguments(task), resources, flow.name),
  );
  const all = policyStatements([...permissions, ...mapRunPermissions(flow, resources)]);
  const stack = Stack.of(scope);
  const role = new Role(scope, `Role${hashOf(stack.resolve(all.map((each) => each.toJSON())))}`, {
    description: `What runs of the flow ${flow.name} may do`,
    assumedBy: assumedBy(
      scope,
      "states.amazonaws.com",
      stack.formatArn({ service: "states", resource: "stateMachine:*" }),
    ),
  });
  for (const statement of all) allow(role, statement);
  return role;
}

function writesToLocks({ definition }: CompiledFlow): boolean {
  return tasksOf(definition).some((task) => writtenArguments(task)["TableName"] === locksTable);
}

function decryptsLocks(keyArn: string, table: string): PolicyStatement {
  const conditions = forTable(table);
  return new PolicyStatement({ actions: ["kms:Decrypt"], resources: [keyArn], conditions });
}

/** With its policy, but for what a failed first deploy made. */
function keep(role: Role): void {
  for (const each of role.node.findAll().filter(CfnResource.isCfnResource)) {
    each.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}
