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

/** Fields of which a state may have one only. */
export const exclusiveFields: Readonly<Record<StateType, readonly (readonly string[])[]>> = {
  Pass: [["Next", "End"]],
  Task: [
    ["Next", "End"],
    ["TimeoutSeconds", "TimeoutSecondsPath"],
    ["HeartbeatSeconds", "HeartbeatSecondsPath"],
  ],
  Choice: [],
  Wait: [
    ["Next", "End"],
    ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"],
  ],
  Succeed: [],
  Fail: [
    ["Error", "ErrorPath"],
    ["Cause", "CausePath"],
  ],
  Parallel: [["Next", "End"]],
  Map: [
    ["Next", "End"],
    ["ItemProcessor", "Iterator"],
    ["MaxConcurrency", "MaxConcurrencyPath"],
    ["ToleratedFailureCount", "ToleratedFailureCountPath"],
    ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ],
};

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
  ],
  JSONata: ["Arguments", "Output", "Items"],
} as const;
