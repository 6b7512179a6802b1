import type ts from "typescript";
import { secondsOf } from "./duration.ts";
import type { LoadedProject } from "./loaded-project.ts";

/** What `callback(name, send, options)` says beside what it sends. */
export interface CallbackSettings {
  readonly name: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

/** A part of a callback that is wrong, with what it should be. */
export interface CallbackProblem {
  readonly node: ts.Node;
  readonly problem: string;
}

/** Name and options have to be known when the project is compiled. */
export function callbackSettings(
  { arguments: [name, , options] }: ts.CallExpression,
  project: Pick<LoadedProject, "constantOf">,
): CallbackSettings | CallbackProblem | undefined {
  if (name === undefined) return undefined;
  const text = constant(name, project);
  if (typeof text !== "string" || text === "") return { node: name, problem: NAME };
  return options === undefined ? { name: text } : withOptions(text, options, project);
}

function withOptions(
  name: string,
  node: ts.Expression,
  project: Pick<LoadedProject, "constantOf">,
): CallbackSettings | CallbackProblem {
  const given = constant(node, project);
  if (typeof given !== "object" || given === null) return { node, problem: OPTIONS };
  const [timeout, heartbeat] = [secondsIn(given, "timeout"), secondsIn(given, "heartbeat")];
  if (timeout === null || heartbeat === null) return { node, problem: DURATION };
  if (heartbeat !== undefined && heartbeat >= (timeout ?? LONGEST_SECONDS))
    return { node, problem: HEARTBEAT };
  return {
    name,
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(heartbeat !== undefined && { heartbeatSeconds: heartbeat }),
  };
}

/** Step Functions' own limit of a state. */
const LONGEST_SECONDS = 99_999_999;

const NAME = "its name has to be a fixed text";
const OPTIONS = "its options have to be known when the project is compiled";
const DURATION = 'a duration is a whole number from 1 on and a unit: `"90s"`, `"30m"`, `"3d"`';
const HEARTBEAT = "its `heartbeat` has to be shorter than its `timeout`";

function constant(node: ts.Expression, project: Pick<LoadedProject, "constantOf">): unknown {
  const found = project.constantOf(node);
  return found.kind === "constant" ? found.value : undefined;
}

/** Null for what is no duration of a second or more. */
function secondsIn(options: object, member: string): number | null | undefined {
  const given: unknown = Reflect.get(options, member);
  if (given === undefined) return undefined;
  const seconds = secondsOf(given) ?? 0;
  return seconds > 0 && seconds <= LONGEST_SECONDS ? seconds : null;
}
