import type { JsonObject } from "../../asl/index.ts";
import type { Activation, Machine, MapItem } from "./machine.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function contextObject(machine: Machine, at: Activation, item?: MapItem): JsonObject {
  const { start } = machine;
  if (start.context !== undefined) return start.context;
  const mapItem = item ?? at.branch.mapItem;
  return {
    Execution: executionContext(machine),
    StateMachine: { Id: start.stateMachineArn, Name: start.stateMachineName },
    State: stateContext(at),
    ...(at.taskToken !== undefined && { Task: { Token: at.taskToken } }),
    ...(mapItem && { Map: { Item: itemContext(mapItem) } }),
  };
}

function itemContext({ index, key, value, source }: MapItem): JsonObject {
  return {
    Index: index,
    ...(key !== undefined && { Key: key }),
    Value: value,
    ...(source !== undefined && { Source: source }),
  };
}

function executionContext({ start, input, redriveCount, redriveTime }: Machine): JsonObject {
  return {
    Id: start.executionArn,
    Input: input,
    StartTime: instant(start.startTime),
    Name: start.executionName,
    RoleArn: start.roleArn,
    // An Express execution has no redrives to count.
    ...(start.type === "STANDARD" && { RedriveCount: redriveCount }),
    ...(redriveTime !== undefined && { RedriveTime: instant(redriveTime) }),
  };
}

function stateContext({ name, enteredAt, retryCount, state }: Activation): JsonObject {
  return {
    Name: name,
    EnteredTime: instant(enteredAt),
    ...(retryable.includes(state.Type) && { RetryCount: retryCount }),
  };
}

const retryable: readonly string[] = ["Task", "Parallel", "Map"];

/** ISO 8601 as java.time.Instant prints it: no fraction where it is zero. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}
