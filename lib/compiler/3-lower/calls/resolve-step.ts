import ts from "typescript";
import {
  type AwsCall,
  type FunctionNode,
  type HttpCall,
  type LoadedContainer,
  type LoadedFlow,
  type LoadedTask,
  type LockCall,
  lockCallOf,
  plainExpression,
  serviceCallOf,
} from "../../1-load/index.ts";
import type { Code, Project } from "../callables/callable.ts";
import { callableOf, functionNodeOf } from "../callables/callable-of.ts";

/** Something that a flow can await. */
export type Step =
  | { readonly kind: "task"; readonly call: ts.CallExpression; readonly task: LoadedTask }
  | {
      readonly kind: "container";
      readonly call: ts.CallExpression;
      readonly container: LoadedContainer;
    }
  | { readonly kind: "flow"; readonly call: ts.CallExpression; readonly flow: LoadedFlow }
  | { readonly kind: "sleep"; readonly call: ts.CallExpression }
  | HttpCall
  | AwsCall
  | AllStep
  | MapStep
  | SettledStep
  | InlineStep
  | FailStep
  | CallbackStep
  | LockedStep;

/** `Promise.all([…])` */
export interface AllStep {
  readonly kind: "all";
  readonly call: ts.CallExpression;
  readonly elements: readonly ts.Expression[];
}

/** `Promise.all(items.map(callback))` or `map(items, callback, options)` */
export interface MapStep {
  readonly kind: "map";
  readonly call: ts.CallExpression;
  readonly items: ts.Expression;
  readonly callback: ts.Expression;
  readonly options?: ts.Expression;
}

/** `Promise.allSettled([…])` or `Promise.allSettled(items.map(callback))` */
export interface SettledStep {
  readonly kind: "settled";
  readonly call: ts.CallExpression;
  readonly of: AllStep | MapStep;
}

/** A function of the project that awaits steps itself: its body stands in place of the call. */
export interface InlineStep {
  readonly kind: "inline";
  readonly call: ts.CallExpression;
  readonly code: Code;
}

/** `fail("NoRows", message)`: needs no `await`. */
export interface FailStep {
  readonly kind: "fail";
  readonly call: ts.CallExpression;
}

/** `callback("approve", async (token) => notify({ token }))` */
export interface CallbackStep {
  readonly kind: "callback";
  readonly call: ts.CallExpression;
}

/** `withLock("warehouse", async () => …)`, `withRate(…)` */
export interface LockedStep {
  readonly kind: "locked";
  readonly call: ts.CallExpression;
  readonly lock: LockCall;
}

/** What a call is that may stand behind `await`; undefined for what isn't a step. */
export function resolveStep(expression: ts.Expression, project: Project): Step | undefined {
  const call = plainExpression(expression);
  if (!ts.isCallExpression(call)) return undefined;
  const step = project.stepOf(call.expression) ?? stepBoundTo(call.expression, project);
  if (step?.kind === "task") return { kind: "task", call, task: step };
  if (step?.kind === "container") return { kind: "container", call, container: step };
  if (step?.kind === "flow") return { kind: "flow", call, flow: step };
  const service = serviceCallOf(call, project);
  if (service) return service;
  const lock = lockCallOf(call, project);
  if (lock) return { kind: "locked", call, lock };
  return resolveWord(call, project) ?? resolveAll(call) ?? resolveInline(call, project);
}

/** The expressions that are evaluated before the step starts. */
export function operandsOf(step: Step): readonly ts.Expression[] {
  if (step.kind === "settled") return operandsOf(step.of);
  // What a callback sends is computed where it is sent.
  if (step.kind === "all" || step.kind === "callback") return [];
  if (step.kind === "locked") return step.lock.options ? [step.lock.options] : [];
  if (step.kind === "map") return step.options ? [step.items, step.options] : [step.items];
  return step.call.arguments;
}

/** The function of the project that an expression stands for, as it is written. */
export function resolveFunction(
  expression: ts.Expression,
  project: Project,
): FunctionNode | undefined {
  return functionNodeOf(expression, project);
}

/** A step under the name of a parameter or a constant. */
export function stepBoundTo(callee: ts.Expression, project: Project) {
  const callable = callableOf(callee, project);
  return callable?.kind === "other" ? project.stepOf(callable.node) : undefined;
}

function resolveWord(call: ts.CallExpression, project: Project): Step | undefined {
  const word = project.vocabularyOf(call.expression);
  if (word === "sleep") return { kind: "sleep", call };
  if (word === "callback") return { kind: "callback", call };
  const [items, callback, options] = call.arguments;
  if (word !== "map" || items === undefined || callback === undefined) return undefined;
  return { kind: "map", call, items, callback, ...(options && { options }) };
}

function resolveAll(call: ts.CallExpression): Step | undefined {
  const callee = call.expression.getText();
  if (callee === "Promise.all") return resolveList(call);
  const of = callee === "Promise.allSettled" ? resolveList(call) : undefined;
  return of && { kind: "settled", call, of };
}

function resolveList(call: ts.CallExpression): AllStep | MapStep | undefined {
  const [operand, ...others] = call.arguments;
  if (operand === undefined || others.length > 0) return undefined;
  const list = plainExpression(operand);
  if (ts.isArrayLiteralExpression(list)) return { kind: "all", call, elements: list.elements };
  return resolveMapping(call, list);
}

/** `items.map(callback)`, for which `call` waits. */
export function resolveMapping(call: ts.CallExpression, list: ts.Expression): MapStep | undefined {
  if (!ts.isCallExpression(list)) return undefined;
  const method = plainExpression(list.expression);
  const [callback] = list.arguments;
  if (!ts.isPropertyAccessExpression(method) || method.name.text !== "map" || !callback) {
    return undefined;
  }
  return { kind: "map", call, items: method.expression, callback };
}

function resolveInline(call: ts.CallExpression, project: Project): Step | undefined {
  const code = callableOf(call.expression, project);
  return code?.kind === "code" ? { kind: "inline", call, code } : undefined;
}
