import type { JsonObject, JsonValue } from "../../../lib/asl/index.ts";
import {
  addressed,
  errorHandling,
  onward,
  type Pick,
  type Place,
  picker,
  resources,
  type Seed,
} from "./parts.ts";

/** A state in JSONPath that AWS would take, with paths that may lead nowhere. */
export function jsonPathState(seed: Seed, prefix: string, place: Place): JsonObject {
  return { Type: seed.type, ...parts[seed.type](seed, picker(seed), prefix, place) };
}

type Part = (seed: Seed, pick: Pick, prefix: string, place: Place) => JsonObject;

const templates: readonly JsonObject[] = [
  { "all.$": "$" },
  { "gone.$": "$.gone" },
  { "list.$": "$..a[?(@ > 1)]", plain: [1] },
  { "id.$": "States.UUID()", "random.$": "States.MathRandom(1, 9)" },
  { "text.$": "States.Format('{}-{}', $$.Execution.Name, $)" },
  { "v.$": "$v", "n.$": "$$.Execution.RedriveCount" },
  { "split.$": "States.StringSplit($, ',')" },
];

const inAndOut = (pick: Pick): JsonObject => ({
  ...pick<JsonObject>({}, {}, { InputPath: "$.a" }, { InputPath: null }),
  ...pick<JsonObject>({}, {}, { OutputPath: "$.b" }, { OutputPath: "$" }),
});

const result = (pick: Pick): JsonObject =>
  pick<JsonObject>({}, { ResultPath: "$.b" }, { ResultPath: null }, { ResultPath: "$.c.d" });

const parts = {
  Pass: (_, pick, __, place) => ({
    ...inAndOut(pick),
    ...result(pick),
    ...pick<JsonObject>({}, { Result: { a: 2, b: [1] } }, { Parameters: pick(...templates) }),
    ...pick<JsonObject>({}, { Assign: { "v.$": "$" } }),
    ...onward(place),
  }),
  Task: (_, pick, __, place) => ({
    Resource: pick(...resources),
    Parameters: { ...addressed, Payload: pick(...templates) },
    ...inAndOut(pick),
    ...result(pick),
    ...pick<JsonObject>({}, { ResultSelector: pick(...templates) }),
    ...pick<JsonObject>({}, { TimeoutSeconds: 3 }, { TimeoutSecondsPath: "$.a" }),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
  Choice: (_, pick, __, { siblings }) => ({
    Choices: [
      { ...condition(pick), Next: pick(...siblings) },
      { And: [condition(pick), { Not: condition(pick) }], Next: pick(...siblings) },
    ],
    ...pick<JsonObject>({}, { Default: pick(...siblings) }),
  }),
  Wait: (_, pick, __, place) => ({
    ...pick<JsonObject>(
      { Seconds: 4 },
      { SecondsPath: "$.a" },
      { Timestamp: "2026-01-01T00:00:07Z" },
      { TimestampPath: "$$.State.EnteredTime" },
    ),
    ...onward(place),
  }),
  Succeed: (_, pick) => inAndOut(pick),
  Fail: (_, pick) => ({
    ...pick<JsonObject>({}, { Error: "Broken" }, { ErrorPath: "$.a" }),
    ...pick<JsonObject>({ Cause: "c" }, { CausePath: "States.Format('{}', $)" }),
  }),
  Parallel: ({ inner }, pick, prefix, place) => ({
    Branches: ["a", "b"].map((branch) => place.graphOf(inner, prefix + branch, place.isJsonata)),
    ...inAndOut(pick),
    ...result(pick),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
  Map: ({ inner }, pick, prefix, place) => ({
    ...pick<JsonObject>({}, { ItemsPath: "$.b" }, { ItemsPath: "$" }),
    ...pick<JsonObject>({}, { ItemSelector: { "a.$": "$$.Map.Item.Value" } }),
    MaxConcurrency: pick(0, 1, 2),
    ItemProcessor: place.graphOf(inner, prefix, place.isJsonata),
    ...result(pick),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
} as const satisfies Record<Seed["type"], Part>;

const condition = (pick: Pick): JsonObject =>
  pick<JsonObject>(
    { Variable: "$.a", IsPresent: true },
    { Variable: "$.a", NumericGreaterThan: 1 },
    { Variable: "$", StringMatches: "b*" },
    { Variable: "$.gone", BooleanEquals: pick<JsonValue>(true, false) },
    { Variable: "$$.State.EnteredTime", TimestampLessThan: "2026-01-01T00:00:05Z" },
    { Variable: "$.b", NumericEqualsPath: "$.a" },
  );
