/**
 * JSONata as a tree: what lowering builds, shaping rewrites and the printer prints. Nothing glues text.
 *
 * The tree means *values as JavaScript has them*: an `array` keeps its items as they are, an `object` leaves out members that are undefined. The
 * printer writes whatever JSONata needs for that (it alone knows about flattening, precedence and quoting).
 */
export type Expression =
  | Literal
  | Read
  | Local
  | Source
  | Member
  | Index
  | ArrayOf
  | ObjectOf
  | Binary
  | Negate
  | Conditional
  | Call
  | Lambda
  | FunctionName
  | Block
  | Sequence
  | Regex
  | Range
  | Sort
  | Filter
  | Group
  | Context;

/** A JSON scalar. `undefined` is `{ kind: "block", bindings: [], body: undefined }` in JSONata: see `absent()`. */
export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** A flow variable, by id: its name and how absence is stored are settled when it is emitted. */
export interface Read {
  readonly kind: "read";
  readonly variable: VariableId;
  /** The reader takes `null` for `undefined` (a test, a member access), so no decoding is needed. */
  readonly nullable?: true;
  /** It is known to be a whole number of at most 15 digits: a counter, an index. */
  readonly whole?: true;
  /** It is known to be an ISO text of this century, with its offset: `run.scheduledTime`. */
  readonly instant?: true;
}

/**
 * A name bound inside one expression: a block's binding or a function's parameter. Unique in the flow, so that no substitution captures: the
 * printer shows what stands before the `~` (see `createLocalNames`), with a number where that would meet another name.
 */
export interface Local {
  readonly kind: "local";
  readonly name: string;
  /** As of `Read`. */
  readonly whole?: true;
}

/**
 * What Step Functions hands in. `params`: the execution's input. `item`, `itemIndex`: of the Map iteration, at its entry only. `result`: of the
 * node that an edge leaves. `error`: `{Error, Cause}` on a catch edge. `context`: the context object. `input`: the state's own input; made by
 * shaping only.
 */
export interface Source {
  readonly kind: "source";
  readonly of: "params" | "item" | "itemIndex" | "result" | "error" | "context" | "input";
}

/** `object.name` where the object is an object or null or undefined, never an array: a path over an array would map. */
export interface Member {
  readonly kind: "member";
  readonly object: Expression;
  readonly name: string;
  /** It is known to be there, and not null. */
  readonly present?: true;
}

/** `array[index]`; the index is an integer; negative counts from the end; out of range is undefined. */
export interface Index {
  readonly kind: "index";
  readonly array: Expression;
  readonly index: Expression;
}

export interface ArrayOf {
  readonly kind: "array";
  readonly items: readonly ArrayItem[];
}

/**
 * One item, or with `spread` all items of an array. `nests`: whether the item's value is itself an array: then JSONata would flatten it, and
 * the printer wraps it. `optional`: it may be undefined and is then left out.
 */
export interface ArrayItem {
  readonly value: Expression;
  readonly spread?: true;
  readonly nests?: "always" | "maybe";
  readonly optional?: true;
}

export interface ObjectOf {
  readonly kind: "object";
  readonly members: readonly ObjectMember[];
}

/** `optional`: the value may be undefined, and the member is then left out. A template with one expression a leaf can't say that. */
export interface ObjectMember {
  readonly key: string | Expression;
  readonly value: Expression;
  readonly optional?: true;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "and"
  | "or"
  | "in";

export interface Binary {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Negate {
  readonly kind: "negate";
  readonly operand: Expression;
}

/** `test` is a real boolean; without `otherwise` it is undefined then. */
export interface Conditional {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise?: Expression;
  readonly form?: Form;
}

/** A call of a JSONata function by name (without `$`) or of an expression that is a function. */
export interface Call {
  readonly kind: "call";
  readonly callee: string | Expression;
  readonly arguments: readonly Expression[];
  readonly form?: Form;
}

export interface Lambda {
  readonly kind: "lambda";
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** A JSONata function as a value: `$append`. */
export interface FunctionName {
  readonly kind: "function";
  readonly name: string;
}

/** `( $a := …; $b := …; body )`; without bindings and body: `()`, undefined. */
export interface Block {
  readonly kind: "block";
  readonly bindings: readonly Binding[];
  readonly body?: Expression;
  readonly form?: Form;
}

/** Of an expression that may occur often in one field: it is then written once, as the function `$name` of one parameter, `$about`. */
export interface Form {
  readonly name: string;
  readonly about: string;
}

export interface Binding {
  readonly name: string;
  readonly value: Expression;
}

/** An expression that yields a JSONata sequence (`$map`, `$filter`, `$keys`, a path over a list …), kept an array: `[of]`, or `[of[]]` where items may be arrays. */
export interface Sequence {
  readonly kind: "sequence";
  readonly of: Expression;
  readonly nests?: true;
}

export interface Regex {
  readonly kind: "regex";
  readonly source: string;
  readonly flags: "" | "i" | "m" | "im";
}

/** `[from..to]`, both integers. */
export interface Range {
  readonly kind: "range";
  readonly from: Expression;
  readonly to: Expression;
}

/** `of^(key, >key)`; keys see the item as context (`context`). An array: wrap in a sequence. */
export interface Sort {
  readonly kind: "sort";
  readonly of: Expression;
  readonly keys: readonly { readonly path: readonly string[]; readonly descending: boolean }[];
}

/** `of[predicate]` or, with `member`, `of.member` over a list of objects; inside, `context` names the item's members. A sequence. */
export interface Filter {
  readonly kind: "filter";
  readonly of: Expression;
  readonly predicate?: Expression;
  readonly member?: string;
}

/** `of{key: value}`: grouping a list of objects; key and value see the item as context. */
export interface Group {
  readonly kind: "group";
  readonly of: Expression;
  readonly key: readonly string[];
}

/** Inside a predicate, a sort key or a group key: the item (`$`), or its member. */
export interface Context {
  readonly kind: "context";
  readonly path: readonly string[];
}

export type VariableId = string & { readonly brand: "VariableId" };
