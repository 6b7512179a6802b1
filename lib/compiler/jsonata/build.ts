import { equalExpressions } from "./equal.ts";
import type {
  ArrayItem,
  BinaryOperator,
  Binding,
  Expression,
  Form,
  Lambda,
  Local,
  ObjectMember,
  Source,
  VariableId,
} from "./expression.ts";

/** Builders of trees, one a kind; `absent()` is undefined. They fold what costs nothing to fold, and do nothing else. */

export function literal(value: string | number | boolean | null): Expression {
  return { kind: "literal", value };
}

export function absent(): Expression {
  return { kind: "block", bindings: [] };
}

export function isAbsent(expression: Expression): boolean {
  return (
    expression.kind === "block" && expression.bindings.length === 0 && expression.body === undefined
  );
}

export function read(variable: VariableId): Expression {
  return { kind: "read", variable };
}

/** The text of a time that a clock or a schedule gave. */
export function readInstant(variable: VariableId): Expression {
  return { kind: "read", variable, instant: true };
}

/** The same value for a reader who takes `null` for undefined. */
export function nullable(expression: Expression): Expression {
  if (expression.kind === "read") return { ...expression, nullable: true };
  return decodedFrom(expression) ?? heldIn(expression) ?? expression;
}

/** What `encoded` has made null of, where that is a name. */
function heldIn(expression: Expression): Expression | undefined {
  const inner = expression.kind === "conditional" ? encodedFrom(expression) : undefined;
  return inner?.kind === "local" ? inner : undefined;
}

/** An item of an array whose `null` stands for undefined. */
export function decoded(item: Expression): Expression {
  return encodedFrom(item) ?? conditional(binary("!=", item, literal(null)), item);
}

/** A value with `null` for undefined, as a list has it. */
export function encoded(value: Expression): Expression {
  if (isAbsent(value)) return literal(null);
  return conditional(call("exists", value), value, literal(null));
}

function encodedFrom(item: Expression): Expression | undefined {
  if (item.kind === "literal" && item.value === null) return absent();
  if (item.kind === "block" && item.bindings.length === 1 && item.body) {
    const [only] = item.bindings;
    const inner = encodedFrom(item.body);
    return inner?.kind === "local" && inner.name === only?.name ? only.value : undefined;
  }
  if (item.kind !== "conditional" || item.otherwise === undefined) return undefined;
  return equalExpressions(item, encoded(item.then)) ? item.then : undefined;
}

function decodedFrom(expression: Expression): Expression | undefined {
  if (expression.kind !== "conditional" || expression.otherwise !== undefined) return undefined;
  const { test, then } = expression;
  const tests =
    test.kind === "binary" && test.operator === "!=" && equalExpressions(test.left, then);
  return tests && test.right.kind === "literal" && test.right.value === null ? then : undefined;
}

export function local(name: string): Local {
  return { kind: "local", name };
}

export function source(of: Source["of"]): Expression {
  return { kind: "source", of };
}

/** `object.name`. Names that every JavaScript object inherits are looked up among its own keys. */
export function member(object: Expression, name: string): Expression {
  if (!inheritedNames.has(name)) return { kind: "member", object, name };
  const key = literal(name);
  return conditional(binary("in", key, call("keys", object)), call("lookup", object, key));
}

export function index(array: Expression, position: Expression | number): Expression {
  return {
    kind: "index",
    array,
    index: typeof position === "number" ? literal(position) : position,
  };
}

export function array(items: readonly ArrayItem[]): Expression {
  return { kind: "array", items };
}

/** An array of values that are never arrays themselves. */
export function list(...values: readonly Expression[]): Expression {
  return array(values.map((value) => ({ value })));
}

export function object(members: readonly ObjectMember[]): Expression {
  return { kind: "object", members };
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}

export function negate(operand: Expression): Expression {
  return operand.kind === "literal" && typeof operand.value === "number"
    ? literal(-operand.value)
    : { kind: "negate", operand };
}

/** `a and b and …`; none: true. */
export function and(...tests: readonly Expression[]): Expression {
  return chain("and", tests, true);
}

/** `a or b or …`; none: false. */
export function or(...tests: readonly Expression[]): Expression {
  return chain("or", tests, false);
}

/** `$not(test)` of a real boolean. */
export function not(test: Expression): Expression {
  if (test.kind === "literal") return literal(test.value !== true);
  if (isCall(test, "not") && test.arguments[0] !== undefined) return test.arguments[0];
  return call("not", test);
}

export function conditional(
  test: Expression,
  then: Expression,
  otherwise?: Expression,
): Expression {
  if (test.kind === "literal" && typeof test.value === "boolean")
    return test.value ? then : (otherwise ?? absent());
  return otherwise === undefined || isAbsent(otherwise)
    ? { kind: "conditional", test, then }
    : { kind: "conditional", test, then, otherwise };
}

export function call(callee: string | Expression, ...args: readonly Expression[]): Expression {
  return { kind: "call", callee, arguments: args };
}

export function isCall(
  expression: Expression,
  name: string,
): expression is Extract<Expression, { kind: "call" }> {
  return expression.kind === "call" && expression.callee === name;
}

export function lambda(parameters: readonly string[], body: Expression): Lambda {
  return { kind: "lambda", parameters, body };
}

/** `( bindings; body )`; without bindings the body itself. */
export function block(bindings: readonly Binding[], body: Expression): Expression {
  if (bindings.length === 0) return body;
  return body.kind === "block" && body.body !== undefined && body.form === undefined
    ? { kind: "block", bindings: [...bindings, ...body.bindings], body: body.body }
    : { kind: "block", bindings, body };
}

/** Marks what may occur often in one field. */
export function withForm(expression: Expression, form: Form | undefined): Expression {
  const isMarkable = ["block", "call", "conditional"].includes(expression.kind);
  return form !== undefined && isMarkable ? ({ ...expression, form } as Expression) : expression;
}

/** A call that yields a JSONata sequence, as an array; `nests`: its items may be arrays. */
export function sequence(of: Expression, nests = false): Expression {
  return nests ? { kind: "sequence", of, nests: true } : { kind: "sequence", of };
}

export function regex(pattern: string, flags: "" | "i" | "m" | "im" = ""): Expression {
  return { kind: "regex", source: pattern, flags };
}

export function range(from: Expression, to: Expression): Expression {
  return { kind: "range", from, to };
}

/** The item that a predicate or a sort or group key looks at, or its member. */
export function context(...path: readonly string[]): Expression {
  return { kind: "context", path };
}

/** `$error("…")`: ends the evaluation. */
export function raise(message: string | Expression): Expression {
  return call("error", typeof message === "string" ? literal(message) : message);
}

const inheritedNames = new Set([
  "__proto__",
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

function chain(operator: "and" | "or", tests: readonly Expression[], neutral: boolean): Expression {
  const rest = tests.filter((test) => !(test.kind === "literal" && test.value === neutral));
  const decided = rest.findIndex((test) => test.kind === "literal" && test.value === !neutral);
  const used = decided === -1 ? rest : rest.slice(0, decided + 1);
  if (used.length === 0) return literal(neutral);
  return used.reduce((left, right) => binary(operator, left, right));
}
