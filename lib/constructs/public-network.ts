import { type CfnVPC, SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import { Construct } from "constructs";
import { acceptFinding } from "./accept-finding.ts";
import type { ContainerNetwork } from "./flow-resources.ts";
import { outwardGroup } from "./outward-group.ts";

/**
 * A network for containers that costs nothing while none runs: public subnets in two zones, no NAT gateway, and a security group that
 * lets nothing in.
 */
export class PublicNetwork extends Construct implements ContainerNetwork {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly assignPublicIp = true;

  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    const vpc = new Vpc(this, "Vpc", {
      vpcName: name,
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        // A container gets its address from its own network configuration.
        { name: "Public", subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      ],
      // Would add a Lambda function to every environment, to close a group that nothing uses.
      restrictDefaultSecurityGroup: false,
    });
    acceptFinding(vpc.node.defaultChild as CfnVPC, {
      id: "AwsSolutions-VPC7",
      reason:
        "Nothing can reach what runs in it; flow logs cost money, and an environment that needs them names its own network",
    });
    this.subnetIds = vpc.publicSubnets.map(({ subnetId }) => subnetId);
    this.securityGroupIds = [outwardGroup(this, vpc.vpcId, name).attrGroupId];
  }
}
