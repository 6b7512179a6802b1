/** What the value of a field may be, whatever state or part of a state it stands in. */
export type FieldRule =
  | { readonly kind: "any" | "text" | "flag" | "object" | "list" | "filledList" }
  | NumberRule
  | { readonly kind: "oneOf"; readonly values: readonly string[] }
  | PathRule;

export interface NumberRule {
  readonly kind: "integer" | "decimal";
  readonly min?: number;
  readonly max?: number;
}

export interface PathRule {
  readonly kind: "path";
  /** It names one place: no wildcards, filters or descents. */
  readonly isReference?: true;
  /** `null` takes or leaves nothing. */
  readonly isNullable?: true;
  /** An intrinsic function may stand for it. */
  readonly orFunction?: true;
  /** It looks into the state's data alone. */
  readonly noContext?: true;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

const text = { kind: "text" } as const;
const object = { kind: "object" } as const;
const list = { kind: "list" } as const;
const filledList = { kind: "filledList" } as const;
const path = { kind: "path" } as const;
const numberPath = { kind: "path", isReference: true, noContext: true } as const;
const seconds = { kind: "integer", min: 1, max: 99_999_999 } as const;
const count = { kind: "integer", min: 0 } as const;

const languages = { kind: "oneOf", values: ["JSONPath", "JSONata"] } as const;

export const machineRules: FieldRules = {
  Comment: text,
  QueryLanguage: languages,
  StartAt: text,
  States: object,
  TimeoutSeconds: { ...seconds, min: 0 },
  Version: { kind: "oneOf", values: ["1.0"] },
};

/** Fields of states; what isn't named may be anything. */
export const stateRules: FieldRules = {
  Type: text,
  Comment: text,
  QueryLanguage: languages,
  Next: text,
  End: { kind: "flag" },
  Default: text,
  Choices: filledList,
  Branches: filledList,
  ItemProcessor: object,
  Iterator: object,
  ItemReader: object,
  ItemBatcher: object,
  ResultWriter: object,
  Label: text,
  Resource: text,
  Retry: list,
  Catch: list,
  Assign: object,
  Error: text,
  Cause: text,
  Timestamp: text,
  TimeoutSeconds: seconds,
  HeartbeatSeconds: seconds,
  Seconds: { ...seconds, min: 0 },
  MaxConcurrency: count,
  ToleratedFailureCount: count,
  ToleratedFailurePercentage: { kind: "decimal", min: 0, max: 100 },
  InputPath: { kind: "path", isNullable: true },
  OutputPath: { kind: "path", isNullable: true },
  ResultPath: { kind: "path", isReference: true, isNullable: true },
  ItemsPath: { kind: "path", isReference: true },
  TimeoutSecondsPath: path,
  HeartbeatSecondsPath: path,
  SecondsPath: path,
  TimestampPath: path,
  ErrorPath: { kind: "path", orFunction: true },
  CausePath: { kind: "path", orFunction: true },
  MaxConcurrencyPath: numberPath,
  ToleratedFailureCountPath: numberPath,
  ToleratedFailurePercentagePath: numberPath,
};

export const retrierRules: FieldRules = {
  Comment: text,
  ErrorEquals: filledList,
  IntervalSeconds: { ...seconds, min: 0 },
  MaxAttempts: { kind: "integer", min: 0, max: 99_999_999 },
  BackoffRate: { kind: "decimal", min: 1 },
  MaxDelaySeconds: { kind: "integer", min: 1, max: 31_622_400 },
  JitterStrategy: { kind: "oneOf", values: ["NONE", "FULL"] },
};

export const catcherRules: FieldRules = {
  Comment: text,
  ErrorEquals: filledList,
  Next: text,
  ResultPath: { kind: "path", isReference: true, isNullable: true },
  Assign: object,
  Output: { kind: "any" },
};

export const batcherRules: FieldRules = {
  MaxItemsPerBatch: count,
  MaxItemsPerBatchPath: numberPath,
  MaxInputBytesPerBatch: { kind: "integer", min: 0, max: 262_144 },
  MaxInputBytesPerBatchPath: numberPath,
  BatchInput: { kind: "any" },
};

export const processorConfigRules: FieldRules = {
  Mode: { kind: "oneOf", values: ["INLINE", "DISTRIBUTED"] },
  ExecutionType: { kind: "oneOf", values: ["STANDARD", "EXPRESS"] },
};

export const readerConfigRules: FieldRules = {
  InputType: text,
  CSVHeaderLocation: { kind: "oneOf", values: ["FIRST_ROW", "GIVEN"] },
  CSVHeaders: list,
  MaxItems: { kind: "integer", min: 0, max: 100_000_000 },
  MaxItemsPath: numberPath,
};
