import type { StackProps } from "aws-cdk-lib";
import type { ISecurityGroup, IVpc, SubnetSelection } from "aws-cdk-lib/aws-ec2";
import type { ICluster } from "aws-cdk-lib/aws-ecs";
import type { IManagedPolicy, IRole } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { CompiledProject } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import type { TaskBundles } from "./bundle-tasks.ts";

/**
 * What a {@link FlowStack} is made of. The constructs are for an app that has a network, a cluster or a key of its own; each stands for the member of the environment
 * that says the same by an id, of which there is then none. Every other id, name or ARN in the environment may be one that only the deploy knows:
 * `notify: { snsTopicArns: [topic.topicArn] }`.
 */
export interface FlowStackProps
  extends OwnConstructs,
    Pick<StackProps, "crossRegionReferences" | "synthesizer" | "terminationProtection"> {
  /** The flows, compiled: `compileProject(directory)` of `nagare/compiler`. One with errors is refused: a stack without a flow deletes it. */
  readonly project: CompiledProject;
  /** Part of all names: `nagare-<environmentName>-…`. Letters, digits and `-`, at most 12 characters. */
  readonly environmentName: string;
  /** As in `flows/environments.ts`; `{}` will do. */
  readonly environment: Environment;
  /** Where each task's bundle lies: see {@link bundleTasks}. */
  readonly bundles: TaskBundles;
  /**
   * Of the first deploy of more than about 250 flows, such as `1/3`: see {@link partOf}.
   *
   * @default all flows
   */
  readonly part?: string;
}

/** What an app has already. */
export interface OwnConstructs {
  /** Network of the containers, and of tasks with `vpc: true`. @default the environment's `network` */
  readonly vpc?: IVpc;
  /** Which subnets of `vpc`. @default private ones with a way out, or else isolated, or else public ones */
  readonly vpcSubnets?: SubnetSelection;
  /** Of the containers and tasks in `vpc`. @default one of its own: everything out, nothing in */
  readonly securityGroups?: readonly ISecurityGroup[];
  /** Give containers in `vpc` a public address. @default where the subnets are public */
  readonly assignPublicIp?: boolean;
  /** Where containers run. @default the environment's `cluster` */
  readonly cluster?: ICluster;
  /**
   * Roles of functions, and task roles of containers, by the names of tasks and containers. nagare adds what it needs itself (logs, network, large results) as a policy of
   * its own. What assumes them is the app's to say: `lambda.amazonaws.com`, `ecs-tasks.amazonaws.com`.
   * @default one for each, which may do nothing else
   */
  readonly roles?: Readonly<Record<string, IRole>>;
  /** Encrypts definitions, runs, logs, the table of locks and starts that failed. Its policy is the app's to widen: see `encryption` of the environment. @default the environment's `encryption` */
  readonly encryptionKey?: IKey;
  /** Bounds every role that is made. @default the environment's `permissionsBoundary` */
  readonly permissionsBoundary?: IManagedPolicy;
}

/** What any stack has, from the props and the environment. Without account and region it has those of the stage that it is in, or of whoever deploys. */
export function stackPropsOf(props: FlowStackProps): StackProps {
  const { account, region } = props.environment;
  const { crossRegionReferences, synthesizer, terminationProtection } = props;
  return {
    env: {
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
    },
    ...(crossRegionReferences !== undefined && { crossRegionReferences }),
    ...(synthesizer && { synthesizer }),
    ...(terminationProtection !== undefined && { terminationProtection }),
  };
}
