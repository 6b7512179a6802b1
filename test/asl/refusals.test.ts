import { describe, expect, it } from "vitest";
import { invalidDefinitionMessage, validateDefinition } from "../../lib/asl/index.ts";
import { checkExpression } from "../../lib/engine/index.ts";

type Type = "STANDARD" | "EXPRESS";

/** `CODE: message at location` of each diagnostic; the code is left out where it is the usual one. */
function said(definition: object, type: Type = "STANDARD"): string[] {
  return validateDefinition(JSON.stringify(definition), { type, checkExpression }).map(
    ({ code, message, location }) =>
      `${code === "SCHEMA_VALIDATION_FAILED" ? "" : `${code}: `}${message} at ${location}`,
  );
}

const pass = { Type: "Pass", End: true };
const one = (state: object, more: object = {}): object => ({
  StartAt: "A",
  States: { A: state },
  ...more,
});
const jsonata = { QueryLanguage: "JSONata" };
const only = (fields: string): string =>
  `This object should have only one of the following fields: [${fields}]`;

describe("a state", () => {
  it.each<[object, ...string[]]>([
    [{ Type: "Pass" }, `${only("Next, End")} at /States/A`],
    [{ Type: "Pass", End: false }, `${only("Next, End")} at /States/A`],
    [
      { ...pass, Next: "A" },
      "There should only be one of the following fields: [Next, End] at /States/A",
    ],
    [{ Type: "Pass", End: "yes" }, "Expected value of type Boolean at /States/A/End"],
    [{ Type: "Pass", Next: 5 }, "Expected value of type String at /States/A/Next"],
    [
      { Type: "Wait", End: true },
      `${only("SecondsPath, Seconds, TimestampPath, Timestamp")} at /States/A`,
    ],
    [{ Type: "Wait", Seconds: -1, End: true }, "Minimum value is 0 at /States/A/Seconds"],
    [{ Type: "Wait", Seconds: 1e8, End: true }, "Maximum value is 99999999 at /States/A/Seconds"],
    [
      { Type: "Wait", Seconds: 1.5, End: true },
      "Expected value of type Integer at /States/A/Seconds",
    ],
    [
      { Type: "Wait", Seconds: "1", End: true },
      "Expected value of type Integer at /States/A/Seconds",
    ],
    [{ ...pass, InputPath: "a" }, "Value must be a valid JSONPath. at /States/A/InputPath"],
    [{ ...pass, ResultPath: "$..a" }, "Value is not a Reference Path at /States/A/ResultPath"],
    [
      { ...pass, QueryLanguage: "XPath" },
      "Value should be one of the following: [JSONPath, JSONata] at /States/A/QueryLanguage",
    ],
    [
      { ...pass, Assign: { states: 1 } },
      "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/A/Assign/states",
    ],
    [
      { ...pass, Assign: { "a-b": 1 } },
      "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/A/Assign/a-b",
    ],
  ])("%j is refused", (state, ...messages) => {
    expect(said(one(state))).toEqual(messages);
  });

  it("may take null for a path, a function for an error, an expression for a number", () => {
    expect(said(one({ ...pass, InputPath: null, OutputPath: null, ResultPath: null }))).toEqual([]);
    expect(said(one({ Type: "Fail", CausePath: "States.JsonToString($)" }))).toEqual([]);
    expect(said(one({ Type: "Wait", Seconds: "{% 1 %}", End: true }, jsonata))).toEqual([]);
    expect(said(one({ ...pass, Assign: { größe: 1, "path.$": "$.a" } }))).toEqual([]);
  });

  it("has a name of 80 characters at most", () => {
    const named = (name: string): object => ({ StartAt: name, States: { [name]: pass } });
    expect(said(named("ß".repeat(80)))).toEqual([]);
    expect(said(named("x".repeat(81)))).toEqual([
      expect.stringMatching(/^INVALID_STATE_NAME: .*exceeds the 80-character limit/),
    ]);
  });

  it("must close the expression that it opens", () => {
    expect(said(one({ ...pass, Output: { a: ["{% 1"] } }, jsonata))).toEqual([
      "JSONata string must start with {% and end with %} at /States/A/Output/a[0]",
    ]);
  });
});

describe("a machine", () => {
  it.each<[object, ...string[]]>([
    [one(pass, { Version: "2.0" }), "Value should be one of the following: [1.0] at /Version"],
    [
      one(pass, { QueryLanguage: "XPath" }),
      "Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
    ],
    [one(pass, { TimeoutSeconds: -1 }), "Minimum value is 0 at /TimeoutSeconds"],
    [{ StartAt: 1, States: { A: pass } }, "Expected value of type String at /StartAt"],
    [{ StartAt: "A", States: [] }, "Expected value of type Object at /States"],
    [{ StartAt: "A", States: { A: 5 } }, "Expected value of type Object at /States/A"],
  ])("%j is refused", (definition, ...messages) => {
    expect(said(definition)).toEqual(messages);
  });

  it("tells in its refusal where it knows no place", () => {
    const loop = JSON.stringify(one({ Type: "Pass", Next: "A" }));
    const found = validateDefinition(loop, { type: "STANDARD", checkExpression });
    expect(invalidDefinitionMessage(found, loop)).toBe(
      "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'",
    );
  });
});

describe("a retrier or catcher", () => {
  const task = (more: object): object =>
    one({
      Type: "Task",
      Resource: "arn:aws:lambda:us-east-1:123456789012:function:f",
      End: true,
      ...more,
    });
  const retry = (more: object): object => task({ Retry: [{ ErrorEquals: ["E"], ...more }] });

  it.each<[object, string]>([
    [retry({ MaxAttempts: -1 }), "Minimum value is 0 at /States/A/Retry[0]/MaxAttempts"],
    [retry({ BackoffRate: 0.5 }), "Minimum value is 1.0 at /States/A/Retry[0]/BackoffRate"],
    [retry({ MaxDelaySeconds: 0 }), "Minimum value is 1 at /States/A/Retry[0]/MaxDelaySeconds"],
    [
      retry({ MaxDelaySeconds: 31_622_401 }),
      "Maximum value is 31622400 at /States/A/Retry[0]/MaxDelaySeconds",
    ],
    [
      retry({ JitterStrategy: "SOME" }),
      "Value should be one of the following: [NONE, FULL] at /States/A/Retry[0]/JitterStrategy",
    ],
    [retry({ Backoff: 1 }), "Field 'Backoff' is not supported at /States/A/Retry[0]"],
    [retry({ ErrorEquals: [] }), "Value cannot be empty at /States/A/Retry[0]/ErrorEquals"],
    [task({ Retry: [{}] }), "These fields are required: [ErrorEquals] at /States/A/Retry[0]"],
    [task({ Retry: {} }), "Expected value of type Array at /States/A/Retry"],
    [
      retry({ ErrorEquals: ["E", "States.ALL"] }),
      "States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals",
    ],
    [
      task({
        Catch: [
          { ErrorEquals: ["States.ALL"], Next: "A" },
          { ErrorEquals: ["E"], Next: "A" },
        ],
      }),
      "States.ALL must appear alone and at end of list at /States/A/Catch[0]/ErrorEquals",
    ],
    [
      task({ Catch: [{ ErrorEquals: ["E"] }] }),
      "These fields are required: [Next] at /States/A/Catch[0]",
    ],
    [
      task({ Catch: [{ ErrorEquals: ["E"], Next: "A", Output: 1 }] }),
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A/Catch[0]",
    ],
  ])("%j is refused", (definition, message) => {
    expect(said(definition)).toEqual([message]);
  });

  it("may wait no time at all", () => {
    expect(said(retry({ IntervalSeconds: 0 }))).toEqual([]);
  });
});

describe("a task", () => {
  const task = (Resource: string, more: object = {}, top: object = {}): object =>
    one({ Type: "Task", Resource, End: true, ...more }, top);
  const invoke = "arn:aws:states:::lambda:invoke";

  it.each<[object, ...string[]]>([
    [task("f"), "Value is not a valid resource ARN at /States/A/Resource"],
    [task(invoke), `Parameters field is required for resource ARN: ${invoke} at /States/A`],
    [
      task(invoke, {}, jsonata),
      `Arguments field is required for resource ARN: ${invoke} at /States/A`,
    ],
    [
      task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", {
        Parameters: { "QueueUrl.$": "$.q" },
      }),
      "The field 'MessageBody' is required but was missing at /States/A/Parameters",
    ],
    [
      task("arn:aws:lambda:us-east-1:123456789012:function:f", { Credentials: {} }),
      "The field 'RoleArn' is required but was missing at /States/A/Credentials",
    ],
    [
      task("arn:aws:states:us-east-1:123456789012:activity:a", { Credentials: { RoleArn: "r" } }),
      "The field 'Credentials' is not supported for activities at /States/A/Credentials",
    ],
    [
      task(invoke, { Parameters: { FunctionName: "f" }, TimeoutSeconds: 0 }),
      "Minimum value is 1 at /States/A/TimeoutSeconds",
    ],
    [
      task(invoke, {
        Parameters: { FunctionName: "f" },
        HeartbeatSeconds: 1,
        HeartbeatSecondsPath: "$.h",
      }),
      "There should only be one of the following fields: [HeartbeatSeconds, HeartbeatSecondsPath] at /States/A",
    ],
  ])("%j is refused", (definition, ...messages) => {
    expect(said(definition)).toEqual(messages);
  });
});

describe("a choice", () => {
  const refusals = (rule: unknown, top: object = {}): string[] => {
    const A = { Type: "Choice", Choices: [rule], Default: "B" };
    return said({ StartAt: "A", States: { A, B: { Type: "Succeed" } }, ...top });
  };
  const ruled = { Variable: "$.a", IsNull: true };

  it.each<[unknown, ...string[]]>([
    [5, "Expected value of type Object at /States/A/Choices[0]"],
    [ruled, "These fields are required: [Next] at /States/A/Choices[0]"],
    [
      { Next: "B" },
      "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[0]",
    ],
    [
      { Variable: "a", IsNull: true, Next: "B" },
      "Value is not a Reference Path: Reference path didn't start with '$' at /States/A/Choices[0]/Variable",
    ],
    [
      { Not: { ...ruled, Next: "B" }, Next: "B" },
      "Field 'Next' is not supported at /States/A/Choices[0]/Not",
    ],
    [{ And: [], Next: "B" }, "Value cannot be empty at /States/A/Choices[0]/And"],
    [
      { Variable: "$.a", NumericEquals: "1", Next: "B" },
      "Expected value of type Number at /States/A/Choices[0]/NumericEquals",
    ],
    [
      { Variable: "$.a", TimestampEquals: "today", Next: "B" },
      "String does not match RFC3339 timestamp at /States/A/Choices[0]/TimestampEquals",
    ],
    [
      { Condition: "{% true %}", Next: "B" },
      "The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage at /States/A/Choices[0]",
    ],
  ])("whose rule is %j is refused", (rule, ...messages) => {
    expect(refusals(rule)).toEqual(messages);
  });

  it("takes one operator a comparison, and conditions in JSONata alone", () => {
    expect(refusals({ ...ruled, IsString: true, Next: "B" })).toEqual([
      expect.stringMatching(/^There should only be one of the following fields: \[StringEquals/),
    ]);
    expect(refusals({ ...ruled, Next: "B" }, jsonata)).toEqual([
      "The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the 'JSONPath' QueryLanguage at /States/A/Choices[0]",
    ]);
    expect(said(one({ Type: "Choice", Choices: [] }))).toEqual([
      "Value cannot be empty at /States/A/Choices",
    ]);
  });
});

describe("a Map or Parallel", () => {
  const inner = { StartAt: "I", States: { I: pass } };
  const map = (more: object, config?: object): object =>
    one({
      Type: "Map",
      End: true,
      ItemProcessor: { ...inner, ...(config && { ProcessorConfig: config }) },
      ...more,
    });
  const distributed = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
  const reader = (ReaderConfig: object): object =>
    map({ ItemReader: { Resource: "arn:aws:states:::s3:getObject", ReaderConfig } }, distributed);

  it.each<[object, ...string[]]>([
    [map({ ItemProcessor: undefined }), `${only("ItemProcessor, Iterator")} at /States/A`],
    [
      one({ Type: "Parallel", Branches: [], End: true }),
      "Value cannot be empty at /States/A/Branches",
    ],
    [
      one({ Type: "Parallel", Branches: [{}], End: true }),
      "These fields are required: [StartAt, States] at /States/A/Branches[0]",
    ],
    [
      map({}, { Mode: "DISTRIBUTED" }),
      "These fields are required: [ExecutionType] at /States/A/ItemProcessor/ProcessorConfig",
    ],
    [
      map({}, { Mode: "INLINE", ExecutionType: "STANDARD" }),
      "Field 'ExecutionType' is not supported at /States/A/ItemProcessor/ProcessorConfig",
    ],
    [
      map({}, { Mode: "DISTRIBUTED", ExecutionType: "FAST" }),
      "Value should be one of the following: [STANDARD, EXPRESS] at /States/A/ItemProcessor/ProcessorConfig/ExecutionType",
    ],
    [
      map({ ItemReader: { Resource: "arn:aws:states:::s3:putObject" } }, distributed),
      "The field 'Resource' does not match any of the allowed values at /States/A/ItemReader/Resource",
    ],
    [
      reader({ InputType: "CSV" }),
      "The field 'CSVHeaderLocation' is required at /States/A/ItemReader/ReaderConfig",
    ],
    [
      reader({ InputType: "CSV", CSVHeaderLocation: "GIVEN" }),
      "These fields are required: [CSVHeaders] at /States/A/ItemReader/ReaderConfig",
    ],
    [
      reader({ InputType: "JSON", CSVHeaderLocation: "FIRST_ROW" }),
      "Field 'CSVHeaderLocation' is not supported at /States/A/ItemReader/ReaderConfig",
    ],
    [
      reader({ InputType: "JSON", MaxItems: 1, MaxItemsPath: "$.n" }),
      "There should only be one of the following fields: [MaxItems, MaxItemsPath] at /States/A/ItemReader/ReaderConfig",
    ],
    [
      reader({ InputType: "JSON", MaxItems: 100_000_001 }),
      "Maximum value is 100000000 at /States/A/ItemReader/ReaderConfig/MaxItems",
    ],
    [
      map({ ItemBatcher: { MaxItemsPerBatch: -1 } }, distributed),
      "Minimum value is 0 at /States/A/ItemBatcher/MaxItemsPerBatch",
    ],
    [
      map({ MaxConcurrencyPath: "$$.Execution.Input.n" }),
      "Value is not a Reference Path at /States/A/MaxConcurrencyPath",
    ],
    [
      map({ ToleratedFailurePercentage: 101 }, distributed),
      "Maximum value is 100.0 at /States/A/ToleratedFailurePercentage",
    ],
  ])("%j is refused", (definition, ...messages) => {
    expect(said(definition)).toEqual(messages);
  });

  it("runs in an Express machine inline only", () => {
    expect(said(map({}), "EXPRESS")).toEqual([]);
    expect(said(map({}, distributed), "EXPRESS")).toEqual([
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/A/ItemProcessor/ProcessorConfig/Mode",
    ]);
  });

  it("is taken with fields of a distributed one when it is inline: it fails when it runs", () => {
    expect(said(map({ ItemBatcher: { MaxItemsPerBatch: 1 } }))).toEqual([]);
  });

  it("has a label of its own", () => {
    const labelled = (name: string, after: object): object => ({
      Type: "Map",
      Label: "same",
      ItemProcessor: { StartAt: name, States: { [name]: pass }, ProcessorConfig: distributed },
      ...after,
    });
    const A = labelled("I", { Next: "B" });
    expect(said({ StartAt: "A", States: { A, B: labelled("J", { End: true }) } })).toEqual([
      "DUPLICATE_LABEL_NAME: Duplicate Label name: same at /States/B/Label",
    ]);
  });

  it("assigns no variable of an outer scope, unless its iterations run by themselves", () => {
    const assigning = (config?: object): object => ({
      StartAt: "O",
      States: {
        O: { Type: "Pass", Assign: { x: 1 }, Next: "A" },
        A: {
          Type: "Map",
          End: true,
          ItemProcessor: {
            StartAt: "I",
            States: { I: { ...pass, Assign: { "x.$": "$" } } },
            ...(config && { ProcessorConfig: config }),
          },
        },
      },
    });
    expect(said(assigning())).toEqual([
      "INVALID_VARIABLE_NAME: Invalid variable name 'x': the variable is already assigned in an outer scope. at /States/A/ItemProcessor/States/I/Assign/x.$",
    ]);
    expect(said(assigning(distributed))).toEqual([]);
  });
});
