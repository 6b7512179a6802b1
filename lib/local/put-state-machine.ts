import { arns } from "./arns.ts";
import type { Service } from "./service.ts";

type Flow = readonly [name: string, definition: object, type?: "STANDARD" | "EXPRESS"];

/** Makes or replaces the state machine of one of the project's flows; see `LocalService`. */
export function putStateMachine(service: Service, ...flow: Flow): string {
  const arn = keepStateMachine(service, ...flow);
  // What was to start it may have waited for it.
  service.events.resume();
  return arn;
}

/** The role that the project's own state machines have: nothing local asks what it may do. */
const localRole = arns.role("nagare-local");

function keepStateMachine(
  { stateMachines }: Service,
  ...[name, definition, type = "STANDARD"]: Flow
): string {
  const text = JSON.stringify(definition);
  const existing = stateMachines.find(arns.stateMachine(name));
  if (existing?.type === type && !existing.isDeleting)
    return stateMachines.update(existing, { definition: text }).arn;
  return stateMachines.create(name, type, {
    definition: text,
    roleArn: localRole,
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  }).arn;
}
