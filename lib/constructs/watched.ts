import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";

/** What an alarm is about: it tells when the metric is above zero. */
export interface Watched {
  readonly about: string;
  readonly flow?: string;
  readonly metric: IMetric;
  /** For how many periods in a row it has to be. @default 1 */
  readonly periods?: number;
  /** What it means, and what to do. */
  readonly description: string;
}
