/** What can make a condition true: a flag of the input, the turn of the innermost loop, how much has happened. */
export type Condition =
  | { readonly kind: "flag"; readonly flag: number }
  | { readonly kind: "turn"; readonly turn: number }
  | { readonly kind: "marks"; readonly count: number };

/** How a `catch` looks at its error. */
export type Look = "unseen" | "text" | "parts" | "kind" | "helper";

export type ErrorKind = "Broken" | "Worse" | "RangeError" | "Error";

/** Where what is computed goes: a name, nowhere, a test, a step's input, a result, an error's message; by a name into a step's input, or to one branch. */
export type Computed =
  | "name"
  | "nowhere"
  | "test"
  | "argument"
  | "return"
  | "throw"
  | "handed"
  | "either";

export type LoopKind = "of" | "for" | "while" | "do";

/** One statement of a random flow: everything that can leave a place, or stand in the way of that. */
export type Statement =
  | { readonly kind: "mark" }
  | { readonly kind: "step"; readonly at: number; readonly isKept: boolean }
  | { readonly kind: "child"; readonly at: number }
  /** Throws a TypeError where the list is too short. */
  | { readonly kind: "compute"; readonly at: number; readonly into: Computed }
  | {
      readonly kind: "if";
      readonly condition: Condition;
      readonly then: Block;
      readonly otherwise: Block;
    }
  | {
      readonly kind: "switch";
      readonly flag: number;
      readonly cases: readonly Block[];
      readonly falls: boolean;
    }
  | { readonly kind: "loop"; readonly loop: LoopKind; readonly body: Block }
  | { readonly kind: "break" }
  | { readonly kind: "continue" }
  | { readonly kind: "return" }
  | { readonly kind: "throw"; readonly error: ErrorKind }
  | { readonly kind: "rethrow" }
  | {
      readonly kind: "try";
      readonly body: Block;
      readonly look: Look;
      readonly handler?: Block;
      readonly last?: Block;
    }
  | { readonly kind: "map"; readonly body: Block }
  | { readonly kind: "all"; readonly body: Block }
  | { readonly kind: "helper"; readonly body: Block };

export type Block = readonly Statement[];
