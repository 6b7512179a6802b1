import type { StateType } from "../state.ts";

const always = ["Type", "Comment", "QueryLanguage"];
const transition = ["Next", "End"];
const paths = ["InputPath", "OutputPath"];
const result = [...paths, "Parameters", "ResultSelector", "ResultPath"];
const errors = ["Retry", "Catch"];
const assign = ["Assign", "Output"];

/** The fields that each type of state may have, in either language. */
export const stateFields: Readonly<Record<StateType, readonly string[]>> = {
  Pass: [...always, ...transition, ...paths, ...assign, "Parameters", "Result", "ResultPath"],
  Task: [
    ...always,
    ...transition,
    ...result,
    ...errors,
    ...assign,
    "Resource",
    "Arguments",
    "Credentials",
    "TimeoutSeconds",
    "TimeoutSecondsPath",
    "HeartbeatSeconds",
    "HeartbeatSecondsPath",
  ],
  Choice: [...always, ...paths, ...assign, "Choices", "Default"],
  Wait: [
    ...always,
    ...transition,
    ...paths,
    ...assign,
    "Seconds",
    "SecondsPath",
    "Timestamp",
    "TimestampPath",
  ],
  Succeed: [...always, ...paths, "Output"],
  Fail: [...always, "Error", "ErrorPath", "Cause", "CausePath"],
  Parallel: [...always, ...transition, ...result, ...errors, ...assign, "Branches", "Arguments"],
  Map: [
    ...always,
    ...transition,
    ...result,
    ...errors,
    ...assign,
    "ItemProcessor",
    "Iterator",
    "Items",
    "ItemsPath",
    "ItemSelector",
    "MaxConcurrency",
    "MaxConcurrencyPath",
    "ToleratedFailureCount",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath",
    "Label",
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
  ],
};

export const requiredFields: Readonly<Record<StateType, readonly string[]>> = {
  Pass: [],
  Task: ["Resource"],
  Choice: ["Choices"],
  Wait: [],
  Succeed: [],
  Fail: [],
  Parallel: ["Branches"],
  Map: [],
};

const next = ["Next", "End"];

/** Fields of which a state must have one, and no more. */
export const chosenFields: Readonly<Record<StateType, readonly (readonly string[])[]>> = {
  Pass: [next],
  Task: [next],
  Choice: [],
  Wait: [next, ["SecondsPath", "Seconds", "TimestampPath", "Timestamp"]],
  Succeed: [],
  Fail: [],
  Parallel: [next],
  Map: [next, ["ItemProcessor", "Iterator"]],
};

/** A field, and what stands for it where its value is in the data: never both. */
export const pathPairs: readonly (readonly [string, string])[] = [
  "TimeoutSeconds",
  "HeartbeatSeconds",
  "Error",
  "Cause",
  "MaxConcurrency",
  "ToleratedFailureCount",
  "ToleratedFailurePercentage",
  "MaxItems",
  "MaxItemsPerBatch",
  "MaxInputBytesPerBatch",
].map((field) => [field, `${field}Path`]);

/** Fields of one query language; all others belong to both. */
export const languageFields = {
  JSONPath: [
    ...result,
    "Result",
    "ItemsPath",
    "SecondsPath",
    "TimestampPath",
    "ErrorPath",
    "CausePath",
    "TimeoutSecondsPath",
    "HeartbeatSecondsPath",
    "MaxConcurrencyPath",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentagePath",
    "MaxItemsPath",
    "MaxItemsPerBatchPath",
    "MaxInputBytesPerBatchPath",
  ],
  JSONata: ["Arguments", "Output", "Items"],
} as const;
