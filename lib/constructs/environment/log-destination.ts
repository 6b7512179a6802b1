/** Where CloudWatch Logs can send logs to as they come. */
export interface LogDestination {
  readonly kind: "destination" | "kinesis" | "firehose" | "lambda";
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** What an ARN is of; undefined where CloudWatch Logs can't send anything to it. */
export function logDestinationOf(arn: string): LogDestination | undefined {
  for (const kind of KINDS) {
    const [, region, account, name] = FORMS[kind].exec(arn) ?? [];
    if (region !== undefined && account !== undefined && name !== undefined)
      return { kind, arn, region, account, name };
  }
  return undefined;
}

const FORMS = {
  destination: /^arn:aws[\w-]*:logs:([\w-]+):(\d{12}):destination:([^:*]+)$/,
  kinesis: /^arn:aws[\w-]*:kinesis:([\w-]+):(\d{12}):stream\/([\w.-]+)$/,
  firehose: /^arn:aws[\w-]*:firehose:([\w-]+):(\d{12}):deliverystream\/([\w.-]+)$/,
  lambda: /^arn:aws[\w-]*:lambda:([\w-]+):(\d{12}):function:([\w-]+(?::[\w$-]+)?)$/,
} satisfies Record<LogDestination["kind"], RegExp>;

const KINDS: readonly LogDestination["kind"][] = ["destination", "kinesis", "firehose", "lambda"];
