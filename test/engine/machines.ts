import type { JsonValue, State, StateMachine } from "../../lib/asl/index.ts";
import type { HistoryEvent } from "../../lib/engine/index.ts";

/** A JSONata machine that starts at its first state. */
export function machine(
  states: Readonly<Record<string, State>>,
  more: Partial<StateMachine> = {},
): StateMachine {
  const [StartAt = ""] = Object.keys(states);
  return { QueryLanguage: "JSONata", StartAt, States: states, ...more };
}

/** A Task that calls a function with the state's input and gives its answer. */
export function call(name: string, more: Record<string, JsonValue> = {}): State {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: name, Payload: "{% $states.input %}" },
    Output: "{% $states.result.Payload %}",
    ...(more["Next"] === undefined && { End: true }),
    ...more,
  };
}

/** `type<previousEventId` of each event. */
export function chain(events: readonly HistoryEvent[]): string[] {
  return events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
}
