/** Where an environment tells of runs that failed, timed out or were stopped. Each place is told on its own: several are fine. */
export interface Notify {
  /** Mail addresses. SNS first asks each by mail whether it wants this. @default none */
  readonly email?: readonly string[];
  /** SNS topics that are there already. An encrypted topic has to let the function `nagare-<env>_notices` use its key. @default none */
  readonly snsTopicArns?: readonly string[];
  /**
   * A channel in Slack, through Amazon Q Developer in chat applications (AWS Chatbot). Somebody has to let the workspace in first, once for an account, in the AWS
   * console.
   * @default none
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
   */
  readonly slack?: SlackChannel;
  /** Events of Datadog. @default none */
  readonly datadog?: DatadogEvents;
}

export interface SlackChannel {
  /** Such as `T01234567`. */
  readonly workspaceId: string;
  /** Such as `C01234567`: at the end of the channel's link. */
  readonly channelId: string;
}

export interface DatadogEvents {
  /** Name or ARN of the secret in Secrets Manager whose text is an API key. It is read when there is something to tell. @default that of the environment's `datadog` */
  readonly apiKeySecret?: string;
  /** @default that of the environment's `datadog`, else "datadoghq.com" */
  readonly site?: DatadogSite;
}

/** @see https://docs.datadoghq.com/getting_started/site/ */
export type DatadogSite =
  | "datadoghq.com"
  | "us3.datadoghq.com"
  | "us5.datadoghq.com"
  | "datadoghq.eu"
  | "ap1.datadoghq.com"
  | "ap2.datadoghq.com"
  | "ddog-gov.com";

/** Which CloudWatch alarms an environment has. */
export interface Alarms {
  /** SNS topics that alarms go to instead of those of `notify`: a pager's. @default those of `notify` */
  readonly snsTopicArns?: readonly string[];
  /**
   * An alarm for each flow whose runs take longer than CloudWatch's anomaly detection expects from the weeks before. That wants a flow that runs every hour or so, and costs as three
   * alarms; for a daily one say `finishBy` in the flow.
   * @default false
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
   */
  readonly longerThanUsual?: boolean;
}
