/** What is used of a client that Lambda's runtime brings and that is needed nowhere else. */
declare module "@aws-sdk/client-cloudwatch-logs" {
  export interface FoundEvents {
    readonly events?: readonly { readonly message?: string; readonly logStreamName?: string }[];
    readonly nextToken?: string;
  }
  export class FilterLogEventsCommand {
    constructor(input: {
      readonly logGroupName: string;
      readonly filterPattern: string;
      readonly startTime: number;
      readonly endTime: number;
      readonly nextToken?: string | undefined;
    });
  }
  export class GetLogEventsCommand {
    constructor(input: {
      readonly logGroupName: string;
      readonly logStreamName: string;
      readonly startTime: number;
      readonly endTime: number;
      readonly limit: number;
      readonly startFromHead: boolean;
    });
  }
  export class CloudWatchLogsClient {
    send(command: FilterLogEventsCommand | GetLogEventsCommand): Promise<FoundEvents>;
  }
}
