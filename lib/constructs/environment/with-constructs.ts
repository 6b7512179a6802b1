import type { IVpc } from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";
import type { Environment } from "../../flow/index.ts";
import { ConfigurationError } from "../configuration-error.ts";
import type { OwnConstructs } from "../flow-stack-props.ts";
import { outwardGroup } from "../outward-group.ts";

/** The environment with what an app's own constructs say in it. */
export function withConstructs(
  scope: Construct,
  environment: Environment,
  own: OwnConstructs,
): Environment {
  const { vpc, cluster, encryptionKey, permissionsBoundary } = own;
  const said: Partial<Environment> = {
    ...(vpc && { network: networkOf(scope, { ...own, vpc }) }),
    ...(cluster && { cluster: cluster.clusterName }),
    ...(encryptionKey && { encryption: { keyArn: encryptionKey.keyArn } }),
    ...(permissionsBoundary && { permissionsBoundary: permissionsBoundary.managedPolicyArn }),
  };
  for (const member of Object.keys(said)) {
    if (!Object.hasOwn(environment, member)) continue;
    throw new ConfigurationError(
      `a construct says the environment's \`${member}\`, and the environment does, too: keep one of them`,
    );
  }
  return { ...environment, ...said };
}

function networkOf(
  scope: Construct,
  { vpc, vpcSubnets, securityGroups, assignPublicIp }: OwnConstructs & { readonly vpc: IVpc },
): NonNullable<Environment["network"]> {
  const { subnetIds, hasPublic } = vpc.selectSubnets(vpcSubnets);
  return {
    vpcId: vpc.vpcId,
    subnetIds,
    securityGroupIds: securityGroups?.map(({ securityGroupId }) => securityGroupId) ?? [
      outwardGroup(scope, vpc.vpcId, scope.node.id).attrGroupId,
    ],
    assignPublicIp: assignPublicIp ?? hasPublic,
  };
}
