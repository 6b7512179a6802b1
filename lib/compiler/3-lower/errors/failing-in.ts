import ts from "typescript";
import {
  callbackSettings,
  type LoadedFlow,
  plainExpression,
  symbolOf,
} from "../../1-load/index.ts";
import type { Project } from "../callables/callable.ts";
import { functionsNamedBy } from "../callables/functions-named-by.ts";
import { resolveStep, type Step } from "../calls/resolve-step.ts";

/** What can fail in a `try` block, through helper functions too: each kind of step has its own form of error. */
export interface Failing {
  readonly steps: ReadonlySet<FailingKind>;
  /** The classes that the flow's own code throws here, as they are written: `NoRows` of `throw new NoRows(…)`. */
  readonly thrown: readonly ts.Expression[];
  /** Here too an error is thrown again that came in as a parameter: it may be of any class. */
  readonly throwsAny: boolean;
}

/** `job`: a call that waits for the end of one, beside the kind of the call. */
type FailingKind = (typeof FAILING)[number] | "job";

/** `heartbeat`: a step of these asks for heartbeats, whose lack is an error of its own. */
const FAILING = ["task", "container", "flow", "http", "aws", "heartbeat"] as const;

interface Found {
  readonly steps: Set<FailingKind>;
  readonly thrown: ts.Expression[];
  throwsAny: boolean;
  /** The calls of `Promise.allSettled`, in functions that are called here too. */
  readonly settling: ts.CallExpression[];
}

export function failingIn(block: ts.Node, project: Project): Failing {
  return findIn([block], project);
}

/** What can fail in all that the code of a function settles with `Promise.allSettled`. */
export function failingSettled(fn: ts.Node, project: Project): Failing {
  return findIn(findIn([fn], project).settling, project);
}

function findIn(starts: readonly ts.Node[], project: Project): Found {
  const found: Found = {
    steps: new Set(),
    thrown: [],
    throwsAny: false,
    settling: [],
  };
  for (const start of starts)
    walk(start, project, found, (flow) => visitFlow(flow, project, found));
  return found;
}

/** The steps of a flow that is awaited, and of those that it awaits: what they throw comes back under a name. */
function visitFlow(flow: LoadedFlow, project: Project, found: Found): void {
  const seen = new Set<LoadedFlow>();
  const visit = (each: LoadedFlow): void => {
    if (seen.has(each)) return;
    seen.add(each);
    const inside: Found = { ...found, thrown: [], settling: [] };
    walk(each.body, project, inside, visit);
  };
  visit(flow);
}

/** Everything that may run in `start`; each thing once. */
function walk(
  start: ts.Node,
  project: Project,
  found: Found,
  onFlow: (flow: LoadedFlow) => void,
): void {
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (ts.isThrowStatement(node)) visitThrown(node);
    if (ts.isIdentifier(node)) visitName(node);
    for (const each of functionsNamedBy(node, project)) visit(each);
    if (ts.isCallExpression(node)) visitStep(resolveStep(node, project));
    ts.forEachChild(node, visit);
  };
  const visitStep = (step: ReturnType<typeof resolveStep>): void => {
    if (step?.kind === "settled") found.settling.push(step.call);
    if (step?.kind === "callback") visitCallback(step.call);
    for (const kind of step ? kindsOf(step) : []) found.steps.add(kind);
    if (step?.kind === "flow") onFlow(step.flow);
  };
  const visitName = (name: ts.Identifier): void => {
    const declared = project.stepOf(name);
    if (declared !== undefined) found.steps.add(declared.kind);
    if (declared?.kind === "container" && declared.heartbeatSeconds) found.steps.add("heartbeat");
  };
  const visitCallback = (call: ts.CallExpression): void => {
    // It may time out, as a task may.
    found.steps.add("task");
    const settings = callbackSettings(call, project);
    if (settings && "heartbeatSeconds" in settings) found.steps.add("heartbeat");
  };
  const visitThrown = ({ expression }: ts.ThrowStatement): void => {
    for (const each of thrownBy(expression)) {
      if (ts.isNewExpression(each) || ts.isCallExpression(each)) found.thrown.push(each.expression);
      else visitAgain(symbolOf(project.checker, each)?.valueDeclaration);
    }
  };
  const visitAgain = (declaration: ts.Declaration | undefined): void => {
    const clause = declaration?.parent;
    if (clause && ts.isCatchClause(clause)) visit(clause.parent.tryBlock);
    else found.throwsAny = true;
  };
  visit(start);
}

function kindsOf(step: Step): readonly FailingKind[] {
  const isJob = step.kind === "aws" && step.pattern === "sync";
  const beats = step.kind === "container" && step.container.heartbeatSeconds !== undefined;
  // The wait for a lock may time out, as a task may.
  if (step.kind === "locked") return ["task"];
  return [
    ...FAILING.filter((each) => each === step.kind),
    ...(isJob ? (["job"] as const) : []),
    ...(beats ? (["heartbeat"] as const) : []),
  ];
}

/** What a `throw` may throw: the branches of `? :` apart. */
function thrownBy(expression: ts.Expression): readonly ts.Expression[] {
  const thrown = plainExpression(expression);
  return ts.isConditionalExpression(thrown)
    ? [...thrownBy(thrown.whenTrue), ...thrownBy(thrown.whenFalse)]
    : [thrown];
}
