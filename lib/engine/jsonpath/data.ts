import type { JsonValue } from "../../asl/index.ts";
import { contextObject } from "../core/context-object.ts";
import { definitionCache } from "../core/definition-cache.ts";
import type { Activation, Machine, MapItem } from "../core/machine.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { readVariable } from "../core/scope.ts";
import { SyntaxFailure } from "./cursor.ts";
import { parsePath } from "./parse-path.ts";
import type { Path, PathStep } from "./path.ts";
import { select, selectOne } from "./select.ts";

/** What paths start at, in one field of one state. */
export interface Data {
  readonly machine: Machine;
  readonly at: Activation;
  /** `$` */
  readonly value: JsonValue;
  readonly item?: MapItem | undefined;
}

/** The value that a path leads to: one place's, or a list for an indefinite path. Undefined where nothing is. */
export function follow(data: Data, path: Path): JsonValue | undefined {
  const start = startOf(data, path);
  if (start === undefined) return undefined;
  return path.isDefinite ? selectOne(start, path.steps) : select(start, path.steps);
}

/** The value of a path that a field names; a path that leads nowhere ends the state. */
export function required(data: Data, source: string): JsonValue {
  const path = pathOf(data.machine, source);
  const value = follow(data, path);
  if (value === undefined) {
    throw runtimeFailure(`Invalid path '${source}' : ${whyMissing(data, path)}`);
  }
  return value;
}

/** A field's path, read once for each definition. */
export function pathOf(machine: Machine, source: string): Path {
  try {
    return cachedPath(machine.start.definition, source);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxFailure)) throw thrown;
    throw runtimeFailure(`Invalid path '${source}' : ${thrown.message}`);
  }
}

const cachedPath = definitionCache((source) => parsePath(String(source)));

function startOf({ machine, at, value, item }: Data, { root }: Path): JsonValue | undefined {
  if (root.kind === "data") return value;
  if (root.kind === "variable") return readVariable(at.branch.scope, root.name);
  return contextObject(machine, at, item);
}

/** In the words of the JSONPath library that AWS uses. */
function whyMissing(data: Data, path: Path): string {
  const start = startOf(data, path);
  for (const [index] of path.steps.entries()) {
    const steps = path.steps.slice(0, index + 1);
    if (start !== undefined && selectOne(start, steps) !== undefined) continue;
    const isLeaf = steps.length === path.steps.length;
    return isLeaf
      ? `No results for path: ${printed(steps)}`
      : `Missing property in path ${printed(steps)}`;
  }
  return `No results for path: ${printed(path.steps)}`;
}

function printed(steps: readonly PathStep[]): string {
  return `$${steps.map(printedStep).join("")}`;
}

function printedStep(step: PathStep): string {
  if (step.kind === "member") return `['${step.name}']`;
  return step.kind === "index" ? `[${step.index}]` : "[*]";
}
