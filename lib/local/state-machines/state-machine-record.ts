/** A state machine as it is now. Instants are milliseconds since 1970. */
export interface StateMachineRecord extends Revision {
  readonly arn: string;
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly creationTime: number;
  /** The number of the last published version; 0 for none. */
  readonly lastVersion: number;
  /** It was deleted while executions of it ran: it goes with the last of them. */
  readonly isDeleting?: true;
}

/** What an update replaces. */
export interface Revision {
  /** As the user wrote it. */
  readonly definition: string;
  readonly roleArn: string;
  readonly loggingConfiguration: LoggingConfiguration;
  readonly tracingConfiguration: { readonly enabled: boolean };
  readonly encryptionConfiguration?: object;
  /** Absent until the first update, as on AWS. */
  readonly revisionId?: string;
  readonly updateTime: number;
}

export interface LoggingConfiguration {
  readonly level: "ALL" | "ERROR" | "FATAL" | "OFF";
  readonly includeExecutionData: boolean;
  readonly destinations?: readonly object[];
}

/** A published version: a revision that never changes. */
export interface VersionRecord extends Revision {
  readonly arn: string;
  readonly stateMachineArn: string;
  readonly number: number;
  readonly description?: string;
  readonly publishTime: number;
}

export interface AliasRecord {
  readonly arn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly description?: string;
  readonly routingConfiguration: readonly Route[];
  readonly creationTime: number;
  readonly updateTime: number;
}

export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}
