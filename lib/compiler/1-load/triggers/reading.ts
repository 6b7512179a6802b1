import type ts from "typescript";
import type { CompiledTrigger, EventInput, JsonSchema } from "../../project.ts";
import type { ConstantValue } from "../loaded-project.ts";
import type { Loader } from "../loader.ts";
import { type EventTemplate, printTemplate } from "./event-template.ts";

/** One trigger as it is written, and the params of the flow that it starts. */
export interface Reading {
  readonly loader: Loader;
  readonly node: ts.Expression;
  readonly span: CompiledTrigger["span"];
  readonly given: Readonly<Record<string, ConstantValue>>;
  /** Its name, and the schema of its params. */
  readonly flow: string;
  readonly params: JsonSchema;
}

export type Member = readonly [name: string, value: EventTemplate];

/** The params, and when the event happened: what the run is for. */
export function inputOf(params: readonly Member[], told: readonly Member[] = []): EventInput {
  const nagare: EventTemplate = {
    kind: "object",
    members: [["scheduledTime", path("time")], ...told],
  };
  return printTemplate({ kind: "object", members: [...params, ["nagare", nagare]] });
}

export function path(inEvent: string): EventTemplate {
  return { kind: "path", path: `$.${inEvent}` };
}

export function membersOf(value: ConstantValue): Reading["given"] {
  return Object.fromEntries(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
}

/** The members that a flow's params name; undefined where they may have any. */
export function namedBy(params: JsonSchema): ReadonlySet<string> | undefined {
  const { properties, additionalProperties } = params;
  if (typeof additionalProperties === "object") return undefined;
  return new Set(
    Object.keys(typeof properties === "object" && properties !== null ? properties : {}),
  );
}
