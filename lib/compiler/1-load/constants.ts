import ts from "typescript";
import { calls, membersOf } from "./calls.ts";
import { heldLiteral } from "./held-literal.ts";
import type { Constant, ConstantValue, Word } from "./loaded-project.ts";
import { namedFlow } from "./named-flow.ts";
import { operate } from "./operate.ts";
import { initializerOf, isConst, symbolOf } from "./symbols.ts";
import { type Vocabulary, wordOf } from "./vocabulary.ts";

/**
 * What expressions are without running anything: literals, constants and what is made of them.
 *
 * 1. The value is the one that Node would see, or the evaluation ends at the node that only a run can know.
 * 2. A constant object that anything in the project changes is not a constant.
 */
export function constantEvaluator(
  checker: ts.TypeChecker,
  vocabulary: Vocabulary,
  isChanged: (symbol: ts.Symbol) => boolean,
): (expression: ts.Expression) => Constant {
  const evaluator: Evaluator = { checker, vocabulary, isChanged, open: new Set() };
  return (expression) => {
    try {
      return { kind: "constant", value: evaluate(evaluator, expression) };
    } catch (thrown) {
      if (thrown instanceof NotConstant) return { kind: "unknown", node: thrown.node };
      throw thrown;
    } finally {
      evaluator.open.clear();
    }
  };
}

interface Evaluator {
  readonly checker: ts.TypeChecker;
  readonly vocabulary: Vocabulary;
  readonly isChanged: (symbol: ts.Symbol) => boolean;
  /** The constants that are being read, against those that need themselves. */
  readonly open: Set<ts.Symbol>;
}

/** Leaves the recursion at once; never leaves this file. */
class NotConstant extends Error {
  readonly node: ts.Node;

  constructor(node: ts.Node) {
    super("not constant");
    this.node = node;
  }
}

function evaluate(evaluator: Evaluator, node: ts.Expression): ConstantValue {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll("_", ""));
  const read = COMPOSED.get(node.kind);
  if (read === undefined) throw new NotConstant(node);
  return read(evaluator, node);
}

type Reader = (evaluator: Evaluator, node: ts.Expression) => ConstantValue;

/** A table entry that TypeScript's own guard makes typed. */
function reader<N extends ts.Expression>(
  kind: ts.SyntaxKind,
  is: (node: ts.Node) => node is N,
  read: (evaluator: Evaluator, node: N) => ConstantValue,
): [ts.SyntaxKind, Reader] {
  return [
    kind,
    (evaluator, node) => {
      if (!is(node)) throw new NotConstant(node);
      return read(evaluator, node);
    },
  ];
}

const COMPOSED: ReadonlyMap<ts.SyntaxKind, Reader> = new Map([
  [ts.SyntaxKind.TrueKeyword, () => true],
  [ts.SyntaxKind.FalseKeyword, () => false],
  [ts.SyntaxKind.NullKeyword, () => null],
  reader(ts.SyntaxKind.ParenthesizedExpression, ts.isParenthesizedExpression, evaluateInner),
  reader(ts.SyntaxKind.AsExpression, ts.isAsExpression, evaluateInner),
  reader(ts.SyntaxKind.SatisfiesExpression, ts.isSatisfiesExpression, evaluateInner),
  reader(ts.SyntaxKind.NonNullExpression, ts.isNonNullExpression, evaluateInner),
  reader(ts.SyntaxKind.Identifier, ts.isIdentifier, readName),
  reader(ts.SyntaxKind.TemplateExpression, ts.isTemplateExpression, readTemplate),
  reader(ts.SyntaxKind.ArrayLiteralExpression, ts.isArrayLiteralExpression, readArray),
  reader(ts.SyntaxKind.ObjectLiteralExpression, ts.isObjectLiteralExpression, readObject),
  reader(ts.SyntaxKind.PropertyAccessExpression, ts.isPropertyAccessExpression, readMember),
  reader(ts.SyntaxKind.ElementAccessExpression, ts.isElementAccessExpression, readElement),
  reader(ts.SyntaxKind.PrefixUnaryExpression, ts.isPrefixUnaryExpression, readPrefix),
  reader(ts.SyntaxKind.BinaryExpression, ts.isBinaryExpression, readBinary),
  reader(ts.SyntaxKind.ConditionalExpression, ts.isConditionalExpression, readConditional),
  reader(ts.SyntaxKind.CallExpression, ts.isCallExpression, readCall),
]);

function evaluateInner(
  evaluator: Evaluator,
  node: { readonly expression: ts.Expression },
): ConstantValue {
  return evaluate(evaluator, node.expression);
}

function readName(evaluator: Evaluator, node: ts.Identifier): ConstantValue {
  const symbol = symbolOf(evaluator.checker, node);
  if (symbol === undefined) throw new NotConstant(node);
  if (evaluator.checker.isUndefinedSymbol(symbol)) return undefined;
  return readSymbol(evaluator, symbol, node);
}

function readSymbol(evaluator: Evaluator, symbol: ts.Symbol, node: ts.Node): ConstantValue {
  const { open } = evaluator;
  if (open.has(symbol) || evaluator.isChanged(symbol)) throw new NotConstant(node);
  open.add(symbol);
  const declaration = symbol.valueDeclaration;
  const value =
    declaration && ts.isBindingElement(declaration)
      ? readBinding(evaluator, declaration, node)
      : evaluate(evaluator, initializerOf(symbol) ?? notConstant(node));
  open.delete(symbol);
  return value;
}

/** `const { a } = constants` */
function readBinding(
  evaluator: Evaluator,
  element: ts.BindingElement,
  use: ts.Node,
): ConstantValue {
  const declaration = element.parent.parent;
  const name = element.propertyName ?? element.name;
  const simple = element.dotDotDotToken === undefined && element.initializer === undefined;
  if (!ts.isVariableDeclaration(declaration) || !isConst(declaration)) throw new NotConstant(use);
  if (!simple || !ts.isIdentifier(name) || !ts.isObjectBindingPattern(element.parent)) {
    throw new NotConstant(use);
  }
  const whole = evaluate(evaluator, declaration.initializer ?? notConstant(use));
  return memberOf(whole, name.text, use);
}

function readTemplate(evaluator: Evaluator, node: ts.TemplateExpression): ConstantValue {
  const spans = node.templateSpans.map((span) => {
    const value = evaluate(evaluator, span.expression);
    if (typeof value === "object" && value !== null) throw new NotConstant(span.expression);
    return `${value}${span.literal.text}`;
  });
  return node.head.text + spans.join("");
}

function readArray(evaluator: Evaluator, node: ts.ArrayLiteralExpression): ConstantValue {
  return node.elements.flatMap((element): readonly ConstantValue[] => {
    if (!ts.isSpreadElement(element)) return [evaluate(evaluator, element)];
    const spread = evaluate(evaluator, element.expression);
    return Array.isArray(spread) ? spread : notConstant(element);
  });
}

function readObject(evaluator: Evaluator, node: ts.ObjectLiteralExpression): ConstantValue {
  const entries = node.properties.flatMap((property) => entriesOf(evaluator, property));
  return Object.fromEntries(entries);
}

function entriesOf(
  evaluator: Evaluator,
  property: ts.ObjectLiteralElementLike,
): readonly (readonly [string, ConstantValue])[] {
  if (ts.isSpreadAssignment(property)) {
    const spread = evaluate(evaluator, property.expression);
    return typeof spread === "object" && spread !== null ? Object.entries(spread) : [];
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    return [[property.name.text, evaluate(evaluator, property.name)]];
  }
  if (!ts.isPropertyAssignment(property)) throw new NotConstant(property);
  return [[keyOf(evaluator, property.name), evaluate(evaluator, property.initializer)]];
}

function keyOf(evaluator: Evaluator, name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) return String(evaluate(evaluator, name.expression));
  if (ts.isNumericLiteral(name)) return String(Number(name.text));
  return name.text;
}

function readMember(evaluator: Evaluator, node: ts.PropertyAccessExpression): ConstantValue {
  const symbol = symbolOf(evaluator.checker, node.expression);
  if (symbol && symbol.flags & ts.SymbolFlags.Module) {
    return readSymbol(evaluator, symbolOf(evaluator.checker, node) ?? notConstant(node), node);
  }
  return memberOf(evaluateObject(evaluator, node), node.name.text, node);
}

function readElement(evaluator: Evaluator, node: ts.ElementAccessExpression): ConstantValue {
  const key = evaluate(evaluator, node.argumentExpression);
  return memberOf(evaluateObject(evaluator, node), String(key), node);
}

/** Of `process.env["BUCKET"]` not `process` is what only a run knows, but all of it. */
function evaluateObject(
  evaluator: Evaluator,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): ConstantValue {
  try {
    return evaluate(evaluator, node.expression);
  } catch (thrown) {
    const isObject = thrown instanceof NotConstant && thrown.node === node.expression;
    throw isObject ? new NotConstant(node) : thrown;
  }
}

function memberOf(value: ConstantValue, name: string, node: ts.Node): ConstantValue {
  if (typeof value === "string" && name === "length") return value.length;
  if (typeof value !== "object" || value === null) throw new NotConstant(node);
  if (Array.isArray(value) && name === "length") return value.length;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function readPrefix(evaluator: Evaluator, node: ts.PrefixUnaryExpression): ConstantValue {
  const operand = evaluate(evaluator, node.operand);
  if (node.operator === ts.SyntaxKind.ExclamationToken) return !operand;
  if (typeof operand !== "number") throw new NotConstant(node);
  if (node.operator === ts.SyntaxKind.MinusToken) return -operand;
  if (node.operator === ts.SyntaxKind.PlusToken) return operand;
  throw new NotConstant(node);
}

function readBinary(evaluator: Evaluator, node: ts.BinaryExpression): ConstantValue {
  const operator = node.operatorToken.kind;
  const left = evaluate(evaluator, node.left);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
    return left && evaluate(evaluator, node.right);
  if (operator === ts.SyntaxKind.BarBarToken) return left || evaluate(evaluator, node.right);
  if (operator === ts.SyntaxKind.QuestionQuestionToken)
    return left ?? evaluate(evaluator, node.right);
  const result = operate(operator, left, evaluate(evaluator, node.right));
  if (result === undefined) throw new NotConstant(node);
  return result;
}

function readConditional(evaluator: Evaluator, node: ts.ConditionalExpression): ConstantValue {
  return evaluate(evaluator, evaluate(evaluator, node.condition) ? node.whenTrue : node.whenFalse);
}

/** What starts a flow is data; so is what `Object.freeze` gets. */
function readCall(evaluator: Evaluator, node: ts.CallExpression): ConstantValue {
  const [first, ...rest] = node.arguments;
  if (first && node.expression.getText() === "Object.freeze") return evaluate(evaluator, first);
  const word = wordOf(evaluator.checker, evaluator.vocabulary, node.expression);
  const plain = word && calls[word];
  if (plain) return plain(node.arguments.map((argument) => evaluate(evaluator, argument)));
  const read = word && STARTS[word];
  if (first === undefined || read === undefined) throw new NotConstant(node);
  return read(evaluator, first, rest[0]);
}

type CallReader = (
  evaluator: Evaluator,
  first: ts.Expression,
  second?: ts.Expression,
) => ConstantValue;

const STARTS: Readonly<Partial<Record<Word, CallReader>>> = {
  event: (evaluator, pattern, options) => ({
    kind: "event",
    pattern: evaluate(evaluator, pattern),
    ...membersOf(options && readWithout(evaluator, options, "params")),
  }),
  flow: (evaluator, other) => {
    const flow = readFlowName(evaluator, other);
    return {
      succeeded: { kind: "flow", flow, ends: "succeeded" },
      failed: { kind: "flow", flow, ends: "failed" },
    };
  },
};

/** The members of an object that are data, where one is a function. */
function readWithout(evaluator: Evaluator, node: ts.Expression, name: string): ConstantValue {
  const literal = heldLiteral(evaluator.checker, node) ?? notConstant(node);
  const data = literal.properties.filter((property) => property.name?.getText() !== name);
  return Object.fromEntries(data.flatMap((property) => entriesOf(evaluator, property)));
}

function readFlowName(evaluator: Evaluator, node: ts.Expression): ConstantValue {
  const { checker, vocabulary } = evaluator;
  return evaluate(evaluator, namedFlow(checker, vocabulary, node) ?? notConstant(node));
}

function notConstant(node: ts.Node): never {
  throw new NotConstant(node);
}
