import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { heldExpression, type LoadedTrigger, triggerSettings } from "../../1-load/index.ts";
import { patternProblems } from "../pattern-problems.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";

/** What starts the flows: patterns, buckets, flows whose end nobody tells, and the limits of a rule. */
export const triggers: ProjectRule = (context) => {
  const { project } = context;
  for (const flow of project.flows) {
    const settings = triggerSettings(flow.settings);
    for (const trigger of flow.triggers) {
      const at = settings.find(({ node }) => isAt(trigger, project.spanOf(node)));
      const node = at && heldExpression(project.checker, at.node);
      if (node) checkTrigger(trigger, node, context);
    }
  }
};

function isAt({ span }: LoadedTrigger, { line, column, file }: LoadedTrigger["span"]): boolean {
  return span.file === file && span.line === line && span.column === column;
}

function checkTrigger(trigger: LoadedTrigger, node: ts.Expression, context: CheckContext): void {
  const { project, report } = context;
  const found = [
    ...CHECKS[trigger.kind](trigger as never, node, context),
    ...sizeProblems(trigger).map((problem) => ({ node, problem })),
  ];
  for (const { node: at, problem } of found)
    report(diagnostic("NG2212", project.spanOf(at), { problem }));
}

interface Found {
  readonly node: ts.Node;
  readonly problem: string;
}

type Checks = {
  readonly [Kind in LoadedTrigger["kind"]]: (
    trigger: Extract<LoadedTrigger, { readonly kind: Kind }>,
    node: ts.Expression,
    context: CheckContext,
  ) => readonly Found[];
};

const CHECKS: Checks = {
  s3: ({ bucket }, node) =>
    BUCKET.test(bucket)
      ? []
      : [{ node: firstOf(node), problem: `"${bucket}" is no name of a bucket` }],
  event: ({ pattern }, node, context) =>
    patternProblems(pattern).map(({ path, problem }) => ({
      node: partAt(firstOf(node), path, context),
      problem,
    })),
  flow: ({ flow }, node, { project, report }) => {
    const isExpress = project.flows.some(({ name, type }) => name === flow && type === "express");
    if (isExpress) report(diagnostic("NG2213", project.spanOf(node), { flow }));
    return [];
  },
};

function firstOf(node: ts.Expression): ts.Expression {
  return (ts.isCallExpression(node) ? node.arguments[0] : undefined) ?? node;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The part of a pattern that a path leads to, as far as it is written in place. */
function partAt(
  node: ts.Expression,
  path: readonly (string | number)[],
  context: CheckContext,
): ts.Node {
  const [step, ...rest] = path;
  const held = heldExpression(context.project.checker, node);
  if (step === undefined) return held;
  const part = ts.isObjectLiteralExpression(held)
    ? memberOf(held, String(step))
    : ts.isArrayLiteralExpression(held)
      ? held.elements[Number(step)]
      : undefined;
  return part === undefined ? held : partAt(part, rest, context);
}

function memberOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = literal.properties.filter(ts.isPropertyAssignment).find((each) => {
    const { name: key } = each;
    return (ts.isIdentifier(key) || ts.isStringLiteral(key)) && key.text === name;
  });
  return found?.initializer;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
function sizeProblems({ pattern, input }: LoadedTrigger): readonly string[] {
  const length = JSON.stringify(pattern).length;
  const paths = Object.keys(input.paths).length;
  return [
    ...(length > 4096 ? [`its pattern has ${length} characters, a rule takes 4096`] : []),
    ...(paths > 100 ? [`its params are ${paths} members of the event, a rule takes 100`] : []),
    ...(input.template.length > 8192 ? ["its params are longer than 8192 characters"] : []),
  ];
}
