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

const values = [
  "{% $states.input %}",
  "{% $missing %}",
  "{% $states.input + 1 %}",
  "{% [1, $v] %}",
  "{% $uuid() & $string($random()) %}",
  "{% $error('no') %}",
  "{% $states.context.Execution.RedriveCount %}",
  "{% {'now': $now(), 'in': $states.input} %}",
  "{% $sum([1..$states.input]) %}",
  '{% "broken" %}',
] as const;

/** A state in JSONata that AWS would take, with expressions that may fail. */
export function jsonataState(seed: Seed, prefix: string, place: Place): JsonObject {
  return { Type: seed.type, ...parts[seed.type](seed, picker(seed), prefix, place) };
}

type Part = (seed: Seed, pick: Pick, prefix: string, place: Place) => JsonObject;

const value = (pick: Pick): JsonValue => pick<JsonValue>(...values, { a: [pick(...values)] }, 7);

const parts = {
  Pass: (_, pick, __, place) => ({
    ...pick<JsonObject>({}, { Assign: { v: value(pick) } }, { Output: value(pick) }),
    ...onward(place),
  }),
  Task: (_, pick, __, place) => ({
    Resource: pick(...resources),
    Arguments: { ...addressed, Payload: value(pick) },
    ...pick<JsonObject>({}, { TimeoutSeconds: 3 }, { TimeoutSeconds: 9, HeartbeatSeconds: 2 }),
    ...pick<JsonObject>({}, { Output: "{% $states.result %}" }, { Assign: { v: value(pick) } }),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
  Choice: (_, pick, __, { siblings }) => ({
    Choices: [
      {
        Condition: pick("{% true %}", "{% $random() < 0.5 %}", ...values),
        Next: pick(...siblings),
      },
      { Condition: "{% $exists($v) %}", Assign: { v: 1 }, Next: pick(...siblings) },
    ],
    ...pick<JsonObject>({}, { Default: pick(...siblings) }),
  }),
  Wait: (_, pick, __, place) => ({
    ...pick<JsonObject>(
      { Seconds: 4 },
      { Seconds: pick(...values) },
      { Timestamp: "2026-01-01T00:00:07Z" },
      { Timestamp: "{% $fromMillis($toMillis($states.context.State.EnteredTime) + 2500) %}" },
    ),
    ...onward(place),
  }),
  Succeed: (_, pick) => ({ ...pick<JsonObject>({}, { Output: value(pick) }) }),
  Fail: (_, pick) => ({ Error: pick("Broken", "{% $missing %}"), Cause: pick("c", "{% 1 %}") }),
  Parallel: ({ inner }, pick, prefix, place) => ({
    Branches: ["a", "b"].map((branch) => place.graphOf(inner, prefix + branch, place.isJsonata)),
    ...pick<JsonObject>({}, { Arguments: value(pick) }),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
  Map: ({ inner }, pick, prefix, place) => ({
    Items: pick<JsonValue>([1, 2, 3], "{% [1..4] %}", [], "{% $states.input %}"),
    MaxConcurrency: pick(0, 1, 2),
    ItemProcessor: place.graphOf(inner, prefix, place.isJsonata),
    ...pick<JsonObject>({}, { ItemSelector: "{% $states.context.Map.Item.Value %}" }),
    ...errorHandling(pick, place),
    ...onward(place),
  }),
} as const satisfies Record<Seed["type"], Part>;
