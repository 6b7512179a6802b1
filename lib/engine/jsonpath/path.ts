/** A JSONPath as Step Functions reads it, with its root told apart: the data, `$$`, or a variable. */
export interface Path {
  readonly source: string;
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
  /** Names one place; otherwise the path gives a list, which may be empty. */
  readonly isDefinite: boolean;
}

export type PathRoot =
  | { readonly kind: "data" }
  | { readonly kind: "context" }
  | { readonly kind: "variable"; readonly name: string };

export type PathStep =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "members"; readonly names: readonly string[] }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "indices"; readonly indices: readonly number[] }
  | { readonly kind: "slice"; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: "wildcard" }
  /** `..`: the next step is tried on every value below. */
  | { readonly kind: "descend" }
  | { readonly kind: "filter"; readonly condition: Condition }
  | { readonly kind: "length" };

/** What stands in `[?( … )]`. */
export type Condition =
  | { readonly kind: "or" | "and"; readonly terms: readonly Condition[] }
  | { readonly kind: "not"; readonly term: Condition }
  | { readonly kind: "exists"; readonly operand: Operand }
  | {
      readonly kind: "compare";
      readonly operator: string;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Operand =
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "pattern"; readonly pattern: RegExp }
  /** `@…` starts at the item, `$…` at the whole. */
  | { readonly kind: "path"; readonly from: "item" | "whole"; readonly steps: readonly PathStep[] };
