import type { JsonValue } from "../../asl/index.ts";
import type { Path } from "./path.ts";

/** `States.Name(argument, …)` */
export interface Call {
  readonly kind: "call";
  readonly source: string;
  readonly name: string;
  readonly arguments: readonly Argument[];
}

export type Argument =
  | Call
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "literal"; readonly value: JsonValue };
