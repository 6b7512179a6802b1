export interface ValueRange {
  readonly min?: number;
  readonly max?: number;
}

/** The bounds of a number in a service's answer: the SDK's clients don't know them, so they stand here where AWS documents them. */
export function valueRange(structure: string, member: string): ValueRange {
  return ranges[`${structure}.${member}`] ?? {};
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html and the pages of the other structures */
const ranges: Readonly<Record<string, ValueRange>> = {
  "FunctionConfiguration.MemorySize": { min: 128, max: 10_240 },
  "FunctionConfiguration.Timeout": { min: 1 },
  "EphemeralStorage.Size": { min: 512, max: 10_240 },
  "Concurrency.ReservedConcurrentExecutions": { min: 0 },
  "EventSourceMappingConfiguration.BatchSize": { min: 1, max: 10_000 },
  "EventSourceMappingConfiguration.MaximumBatchingWindowInSeconds": { min: 0, max: 300 },
  "ProvisionedThroughputDescription.ReadCapacityUnits": { min: 0 },
  "ProvisionedThroughputDescription.WriteCapacityUnits": { min: 0 },
};
