import { CfnSecurityGroup } from "aws-cdk-lib/aws-ec2";
import type { Construct } from "constructs";

/** A security group that lets everything out and nothing in. */
export function outwardGroup(scope: Construct, vpcId: string, of: string): CfnSecurityGroup {
  return new CfnSecurityGroup(scope, "SecurityGroup", {
    vpcId,
    groupDescription: `Containers of ${of}: everything out, nothing in`,
    securityGroupEgress: [{ ipProtocol: "-1", cidrIp: "0.0.0.0/0" }],
  });
}
