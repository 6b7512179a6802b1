import compile from "jsonata";
import type { CheckExpression, JsonValue } from "../asl/index.ts";
import { addedFunctions } from "./jsonata/added-functions.ts";
import { unsupportedReferences } from "./jsonata/check-expression.ts";
import type { EvaluationCall } from "./jsonata/evaluation-call.ts";
import { ExpressionError } from "./jsonata/expression-error.ts";
import { freeNames } from "./jsonata/free-names.ts";
import { createGuard, type Guard, type Node, needsGuard } from "./jsonata/guard.ts";
import { plainJson } from "./jsonata/plain-json.ts";

/**
 * The only door to the JSONata package, at the version that Step Functions runs.
 * An expression sees nothing but its bindings and its call: no clock, no random numbers of its own.
 */
export interface CompiledExpression {
  /** Undefined where the expression gives nothing. Throws an ExpressionError. */
  evaluate(
    bindings: Readonly<Record<string, unknown>>,
    call: EvaluationCall,
  ): Promise<JsonValue | undefined>;
}

/** Throws an ExpressionError where the source doesn't parse. */
export function compileExpression(source: string): CompiledExpression {
  const expression = compiled(source);
  return {
    async evaluate(bindings, call) {
      try {
        const frame: Frame = { call, guard: createGuard() };
        return plainJson(await expression.evaluate(undefined, { ...bindings, [frameName]: frame }));
      } catch (thrown) {
        throw toExpressionError(thrown);
      }
    },
  };
}

/** What Step Functions says about an expression when it takes a definition. */
export const checkExpression: CheckExpression = (source, offered) => {
  try {
    return unsupportedReferences(compile(source).ast(), offered);
  } catch (thrown) {
    const { message } = toExpressionError(thrown);
    return [{ code: "INVALID_JSONATA_EXPRESSION", message }];
  }
};

/** The variables that an expression reads; none of one that doesn't parse. */
export function referencedNames(source: string): readonly string[] {
  try {
    return freeNames(compile(source).ast());
  } catch {
    return [];
  }
}

/** What one evaluation hands to the functions that are shared by all of them. */
interface Frame {
  readonly call: EvaluationCall;
  readonly guard: Guard;
}

/** A binding that no expression can name. */
const frameName = " frame";

function compiled(source: string): compile.Expression {
  const expression = parsed(source);
  const frameOf = (environment: compile.Environment): Frame => environment.lookup(frameName);
  for (const { name, signature, run } of addedFunctions) {
    expression.registerFunction(
      name,
      function applied(...values) {
        return run(frameOf(this.environment).call, values, (builtIn, args) =>
          this.environment.lookup(builtIn).implementation.apply(this, args),
        );
      },
      signature,
    );
  }
  // Step Functions has no $eval: calling it is calling nothing.
  expression.assign("eval", undefined);
  if (needsGuard(expression.ast() as Node)) installGuard(expression, frameOf);
  return expression;
}

function parsed(source: string): compile.Expression {
  try {
    return compile(source);
  } catch (thrown) {
    throw toExpressionError(thrown);
  }
}

/** The package calls these two around every node, by names that its types leave out. */
function installGuard(
  expression: compile.Expression,
  frameOf: (environment: compile.Environment) => Frame,
): void {
  const { assign } = expression as { assign(name: string | symbol, value: unknown): void };
  assign(
    Symbol.for("jsonata.__evaluate_entry"),
    (node: Node, _: unknown, at: compile.Environment) => frameOf(at).guard.enter(node),
  );
  assign(
    Symbol.for("jsonata.__evaluate_exit"),
    (node: Node, _: unknown, at: compile.Environment, result: unknown) =>
      frameOf(at).guard.exit(node, result),
  );
}

function toExpressionError(thrown: unknown): ExpressionError {
  if (thrown instanceof ExpressionError) return thrown;
  const { code, message } = thrown as { code?: string; message?: string };
  return new ExpressionError(message ?? String(thrown), { code, cause: thrown });
}
