import type { JsonValue } from "../../asl/index.ts";
import type { Place } from "./deployed-stack.ts";

/** What the expressions of one template refer to. */
export interface Scope {
  readonly place: Place;
  /** The name that the template gives a resource. */
  nameOf(id: string): string | undefined;
  /** What `Ref` gives: of a resource or of a parameter. */
  reference(id: string): JsonValue;
  /** What `Fn::GetAtt` gives. */
  attribute(id: string, attribute: string): string;
  nested(id: string): Scope | undefined;
  output(name: string): JsonValue | undefined;
}
