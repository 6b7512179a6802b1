import { Stack } from "aws-cdk-lib";
import { CfnCluster } from "aws-cdk-lib/aws-ecs";
import { Construct } from "constructs";
import type { Environment } from "../flow/index.ts";
import { acceptFinding } from "./accept-finding.ts";
import type { ContainerNetwork } from "./flow-resources.ts";
import { PublicNetwork } from "./public-network.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface ContainerClusterProps {
  readonly names: ResourceNames;
  readonly environment: Environment;
  /** Whether a container runs on Fargate Spot. */
  readonly usesSpot: boolean;
}

/**
 * Where an environment's containers run: an ECS cluster and a network, each the existing one that the environment names or one of its
 * own. Costs nothing while no container runs.
 */
export class ContainerCluster extends Construct {
  readonly clusterArn: string;
  /** All tasks of the cluster, as an ARN with `*`. */
  readonly taskArns: string;
  readonly network: ContainerNetwork;

  constructor(scope: Construct, id: string, props: ContainerClusterProps) {
    super(scope, id);
    const { names, environment, usesSpot } = props;
    const { cluster, network } = environment;
    this.clusterArn =
      cluster === undefined
        ? ownCluster(this, names.cluster, usesSpot)
        : arn(this, "cluster", cluster);
    this.taskArns = arn(this, "task", `${cluster ?? names.cluster}/*`);
    this.network =
      network === undefined
        ? new PublicNetwork(this, "Network", names.stack)
        : { assignPublicIp: false, ...network };
  }
}

/**
 * The L2 construct would make a VPC of its own when it is given none. Capacity providers are named only where a container needs one: in an account that never had a
 * cluster ECS may not have its service-linked role yet, and then refuses them.
 */
function ownCluster(scope: Construct, clusterName: string, usesSpot: boolean): string {
  const capacityProviders = usesSpot ? ["FARGATE", "FARGATE_SPOT"] : undefined;
  const cluster = new CfnCluster(scope, "Resource", {
    clusterName,
    ...(capacityProviders && { capacityProviders }),
  });
  acceptFinding(cluster, {
    id: "AwsSolutions-ECS4",
    reason:
      "Container Insights costs money for every task: the account's own setting says whether it is on",
  });
  return cluster.attrArn;
}

function arn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: "ecs", resource, resourceName });
}
