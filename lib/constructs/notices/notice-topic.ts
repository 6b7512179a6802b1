import { Stack } from "aws-cdk-lib";
import { SlackChannelConfiguration } from "aws-cdk-lib/aws-chatbot";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Notify, SlackChannel } from "../../flow/index.ts";
import type { ResourceNames } from "../resource-names.ts";

export interface NoticeTopicProps {
  readonly names: ResourceNames;
  readonly notify: Pick<Notify, "email" | "slack">;
}

/** The environment's own topic, `nagare-<env>_notices`: who gets mails, and the channel in Slack. */
export class NoticeTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { names, notify }: NoticeTopicProps) {
    super(scope, id);
    const { email = [], slack } = notify;
    this.topic = new Topic(this, "Topic", { topicName: names.notices, enforceSSL: true });
    for (const address of email) this.topic.addSubscription(new EmailSubscription(address));
    this.#letAlarmsPublish();
    if (slack !== undefined) this.#makeChannel(slack, names);
  }

  /** A topic with a policy of its own has lost the one that lets the account publish. */
  #letAlarmsPublish(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
  }

  /** The channel is for reading: whoever types a command there may do nothing with it. */
  #makeChannel({ workspaceId, channelId }: SlackChannel, names: ResourceNames): void {
    new SlackChannelConfiguration(this, "Slack", {
      slackChannelConfigurationName: names.notices,
      slackWorkspaceId: workspaceId,
      slackChannelId: channelId,
      notificationTopics: [this.topic],
      role: new Role(this, "SlackRole", {
        assumedBy: new ServicePrincipal("chatbot.amazonaws.com"),
      }),
      guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName("AWSDenyAll")],
    });
  }
}
