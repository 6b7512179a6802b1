import { errorNames, type JsonObject, limits } from "../../asl/index.ts";
import { StateFailure } from "./failure.ts";
import type { Machine } from "./machine.ts";
import { jsonText } from "./payload.ts";
import type { Scope } from "./scope.ts";

/** What a state assigns, as JSON texts: by name, as the history shows it. */
export type VariableTexts = Readonly<Record<string, string>>;

/**
 * The texts of what a state assigns, if the run may hold it beside what it holds.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function boundedVariables(
  machine: Machine,
  scope: Scope,
  assigned: JsonObject,
  stateName: string,
): VariableTexts {
  const texts: Record<string, string> = {};
  let bytes = 0;
  let stored = scope.stored.bytes;
  for (const [name, value] of Object.entries(assigned)) {
    const text = jsonText(machine, value);
    const size = Buffer.byteLength(text);
    if (size > limits.variableBytes) throw tooLarge(`The variable '${name}'`, stateName);
    texts[name] = text;
    bytes += size;
    stored += size - (scope.bytes.get(name) ?? 0);
  }
  if (bytes > limits.variableBytes) throw tooLarge("All variables together", stateName);
  if (stored > limits.storedVariableBytes)
    throw tooLarge("All stored variables of the execution together", stateName);
  return texts;
}

/** Gives variables their new values. */
export function assign(scope: Scope, assigned: JsonObject, texts: VariableTexts): void {
  for (const [name, value] of Object.entries(assigned)) {
    const size = Buffer.byteLength(texts[name] ?? "");
    scope.stored.bytes += size - (scope.bytes.get(name) ?? 0);
    scope.bytes.set(name, size);
    scope.variables.set(name, value);
  }
}

/** Counts the variables of a scope no longer: its branch is over. */
export function releaseScope(scope: Scope): void {
  if (!scope.isCounted) return;
  scope.isCounted = false;
  scope.stored.bytes -= ownBytes(scope);
}

/** Counts them again: its branch goes on after a redrive. */
export function retainScope(scope: Scope): void {
  if (scope.isCounted) return;
  scope.isCounted = true;
  scope.stored.bytes += ownBytes(scope);
}

function ownBytes({ bytes }: Scope): number {
  return [...bytes.values()].reduce((sum, size) => sum + size, 0);
}

/** AWS documents these bounds, not how it tells that one is met. */
function tooLarge(what: string, stateName: string): StateFailure {
  return new StateFailure({
    kind: "reported",
    error: errorNames.dataLimitExceeded,
    cause: `${what} assigned by the state/task '${stateName}' would exceed the maximum number of bytes service limit.`,
  });
}
