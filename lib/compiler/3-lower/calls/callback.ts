import ts from "typescript";
import {
  type CallbackSettings,
  callbackSettings,
  type FunctionNode,
  plainExpression,
} from "../../1-load/index.ts";
import type { Assignment, Edge } from "../../ir/index.ts";
import { holdsToken, mayDiffer, taskToken } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hasAwaits, hasEffects } from "../awaits/units.ts";
import { hold } from "../bind-names.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { isCheap } from "../expressions/once.ts";
import { contextAt, type Place, refuse, type StepPlace } from "../place.ts";
import { withValues } from "../scope.ts";
import { callAws } from "./aws.ts";
import { type CallbackStep, resolveFunction, resolveStep } from "./resolve-step.ts";
import { isSender, type Sender, sendingProblem } from "./sending-problem.ts";
import { sentAsJson } from "./sent-as-json.ts";
import { startStep } from "./start-step.ts";

/** `callback("approve", async (token) => notify({ token }))`: the step's state waits for the answer. */
export function lowerCallback({ call }: CallbackStep, at: StepPlace): Edge {
  const { project } = at.place.flow;
  const settings = callbackSettings(call, project);
  if (settings === undefined) return at.next;
  if ("problem" in settings) {
    refuse(at.place, "NG1710", settings.node, { problem: settings.problem });
    return at.next;
  }
  const [, given] = call.arguments;
  const fn = given && resolveFunction(given, project);
  const code = fn && codeOf(fn);
  if (given === undefined || fn === undefined || code === undefined) {
    refuse(at.place, "NG1711", given ?? call, { problem: "is more than that" });
    return at.next;
  }
  const sent = resolveStep(code.sent, project);
  const problem = sendingProblem(sent, code.constants, project);
  if (problem !== undefined) refuse(at.place, "NG1711", code.sent, { problem });
  if (!isSender(sent) || problem !== undefined) return at.next;
  return lowerSent(sent, { call, fn, code, settings }, at);
}

/** What a function does that sends: it names values, and awaits the call of a step. */
interface Code {
  readonly constants: readonly ts.VariableDeclaration[];
  readonly sent: ts.Expression;
}

interface Sending {
  readonly call: ts.CallExpression;
  readonly fn: FunctionNode;
  readonly code: Code;
  readonly settings: CallbackSettings;
}

function codeOf({ body }: FunctionNode): Code | undefined {
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return { constants: [], sent: awaited(body) };
  const last = body.statements.at(-1);
  const sent =
    last && (ts.isReturnStatement(last) || ts.isExpressionStatement(last))
      ? last.expression
      : undefined;
  const before = body.statements.slice(0, -1);
  if (sent === undefined || !before.every(isConstants)) return undefined;
  const constants = before.flatMap(({ declarationList }) => declarationList.declarations);
  return constants.every(isPlain) ? { constants, sent: awaited(sent) } : undefined;
}

function awaited(node: ts.Expression): ts.Expression {
  const plain = plainExpression(node);
  return ts.isAwaitExpression(plain) ? plainExpression(plain.expression) : plain;
}

function isConstants(node: ts.Statement): node is ts.VariableStatement {
  return ts.isVariableStatement(node) && (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
}

function isPlain({ name, initializer }: ts.VariableDeclaration): boolean {
  return ts.isIdentifier(name) && initializer !== undefined && !hasAwaits(initializer);
}

function lowerSent(sent: Sender, { call, fn, code, settings }: Sending, at: StepPlace): Edge {
  const { checker } = at.place.flow;
  if (
    hasEffects(fn, checker) ||
    [code.sent, ...code.constants].some((one) => hasEffects(one, checker))
  ) {
    refuse(at.place, "NG1711", code.sent, { problem: "changes a variable" });
    return at.next;
  }
  const assign: Assignment[] = [];
  const place = code.constants.reduce(
    (inner, each) => withConstant(each, inner, assign),
    withToken(fn, at.place),
  );
  const context = contextAt(place, sent.kind === "aws" ? sentAsJson(sent, place) : new Map());
  const [argument] = sent.call.arguments;
  const input = argument && lowerExpression(argument, context);
  if (input === undefined || !holdsToken(input.expression)) {
    refuse(at.place, "NG1712", code.sent, { name: settings.name });
    return at.next;
  }
  const sending = { ...at, place, context, token: { ...settings, call } };
  return assigning(assign, startSending(sent, input, call, sending));
}

function startSending(sent: Sender, input: Value, node: ts.Node, at: StepPlace): Edge {
  if (sent.kind === "aws") return callAws(sent, input.expression, node, at);
  return startStep(sent.kind === "task" ? sent.task : sent.flow, input, node, at);
}

function withToken({ parameters: [token] }: FunctionNode, place: Place): Place {
  const { checker } = place.flow;
  const symbol = token && checker.getSymbolAtLocation(token.name);
  if (symbol === undefined) return place;
  const value: Value = { expression: taskToken, type: checker.getStringType(), optional: false };
  return { ...place, scope: withValues(place.scope, new Map([[symbol, value]])) };
}

/** The token is there in the arguments alone: what is made of it is written there, what is not is computed before. */
function withConstant(
  { name, initializer }: ts.VariableDeclaration,
  place: Place,
  assign: Assignment[],
): Place {
  const symbol = place.flow.checker.getSymbolAtLocation(name);
  if (initializer === undefined || symbol === undefined) return place;
  const value = lowerExpression(initializer, contextAt(place));
  const isThere = holdsToken(value.expression);
  if (isThere && mayDiffer(value.expression))
    refuse(place, "NG1711", initializer, {
      problem: "takes the time or a random value with the token",
    });
  if (isThere || isCheap(value.expression))
    return { ...place, scope: withValues(place.scope, new Map([[symbol, value]])) };
  const held = hold(value, place, name.getText());
  assign.push(...assignment(place, held.variable, value.expression, initializer));
  return { ...place, scope: withValues(place.scope, new Map([[symbol, held.value]])) };
}
