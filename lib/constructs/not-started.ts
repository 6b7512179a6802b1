import { Duration } from "aws-cdk-lib";
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type CfnQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acceptFinding } from "./accept-finding.ts";
import type { ResourceNames } from "./resource-names.ts";

export interface NotStartedProps {
  readonly names: ResourceNames;
  /** @default SQS's own */
  readonly encryptionKey?: IKey;
}

/**
 * Where EventBridge leaves the starts that it could not deliver, with the reason and the ARN of the schedule or rule as attributes: `nagare-<env>_not-started`.
 * It takes no FIFO queue.
 */
export class NotStarted extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { names, encryptionKey }: NotStartedProps) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      queueName: names.notStarted,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      ...(encryptionKey === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }),
    });
    acceptFinding(this.queue.node.defaultChild as CfnQueue, {
      id: "AwsSolutions-SQS3",
      reason: "It is a dead-letter queue itself: EventBridge sends what it can't deliver",
    });
  }

  /** Rules send by the queue's own policy, not by their role. */
  allowRules(ruleArns: readonly string[]): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.queue.queueArn],
        conditions: { ArnLike: { "aws:SourceArn": ruleArns } },
      }),
    );
  }

  /** Only sending: CDK's own `grantSendMessages` allows asking for the queue's attributes, too. */
  grantSend(grantee: IGrantable): Grant {
    const { queueArn, encryptionMasterKey } = this.queue;
    encryptionMasterKey?.grant(grantee, "kms:Decrypt", "kms:GenerateDataKey");
    return Grant.addToPrincipal({
      grantee,
      actions: ["sqs:SendMessage"],
      resourceArns: [queueArn],
    });
  }
}
