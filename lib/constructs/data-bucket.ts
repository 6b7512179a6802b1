import { Duration } from "aws-cdk-lib";
import { type IRole, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acceptFinding } from "./accept-finding.ts";
import { allow } from "./allow.ts";

/**
 * Where an environment's runs leave what is too large or too far away for a state machine's data: files of containers, large results of functions, all below
 * `runs/<flow>/<run>/`. Nothing in it is kept longer than a run can be redriven, and some days beyond.
 */
export class DataBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { bucketName }: { readonly bucketName: string }) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        {
          id: "runs",
          prefix: "runs/",
          expiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    acceptFinding(this.bucket.node.defaultChild as CfnBucket, {
      id: "AwsSolutions-S1",
      reason:
        "Files of runs, kept for 30 days: CloudTrail's data events tell who read them, access logs would be another bucket",
    });
  }

  /** Lets a role write a flow's objects whose names begin so; "" is all of them. */
  allowWrite(role: IRole, flow: string, name: string): void {
    this.#allow(role, "s3:PutObject", flow, name);
  }

  /** Lets a role read them. */
  allowRead(role: IRole, flow: string, name: string): void {
    this.#allow(role, "s3:GetObject", flow, name);
  }

  #allow(role: IRole, action: string, flow: string, name: string): void {
    const resources = [this.bucket.arnForObjects(`runs/${flow}/*/${name}*`)];
    allow(role, new PolicyStatement({ actions: [action], resources }));
  }
}
