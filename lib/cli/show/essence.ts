import type { TimelineStep } from "../../timeline/index.ts";

/** What went into a step, as its author knows it: of a function's call the payload, of a container's the command. */
export function whatWentIn({ attempts, input }: TimelineStep): unknown {
  const parameters = parsed(attempts.at(-1)?.parameters);
  if (parameters === undefined) return parsed(input);
  if (memberOf(parameters, "FunctionName") !== undefined) return memberOf(parameters, "Payload");
  return paramsOf(parameters) ?? commandOf(parameters) ?? parameters;
}

/** What came out of it; undefined if nothing did. */
export function whatCameOut({ attempts, output }: TimelineStep): unknown {
  const result = parsed(attempts.at(-1)?.result);
  if (result === undefined) return parsed(output);
  return memberOf(result, "Payload") ?? outputOf(result) ?? exitOf(result) ?? result;
}

/** Of another flow its params, without what stands beside them for the console alone. */
function paramsOf(parameters: unknown): unknown {
  if (memberOf(parameters, "StateMachineArn") === undefined) return undefined;
  const input = memberOf(parameters, "Input");
  if (typeof input !== "object" || input === null) return input;
  const entries = Object.entries(input).filter(([name]) => !name.startsWith("AWS_STEP_FUNCTIONS"));
  return Object.fromEntries(entries);
}

function outputOf(result: unknown): unknown {
  return memberOf(result, "ExecutionArn") === undefined ? undefined : memberOf(result, "Output");
}

function commandOf(parameters: unknown): unknown {
  const overrides = memberOf(memberOf(parameters, "Overrides"), "ContainerOverrides");
  return Array.isArray(overrides) ? memberOf(overrides[0], "Command") : undefined;
}

function exitOf(result: unknown): unknown {
  const containers = memberOf(result, "Containers");
  const code = Array.isArray(containers) ? memberOf(containers[0], "ExitCode") : undefined;
  return code === undefined ? undefined : { exitCode: code };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
