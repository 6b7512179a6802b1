import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedProject, type LoadedStep, plainExpression } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";
import { stepsOf } from "../steps-of.ts";

/** Names on AWS are `nagare-<environment>-<name>`; the longest environment's counts. */
export const longName: ProjectRule = ({ project, report }) => {
  const prefix = `nagare-${longest(environmentsOf(project))}-`;
  for (const step of stepsOf(project)) {
    const { resource, most, suffix } = boundsOf(step);
    const full = `${prefix}${step.name}${suffix}`;
    if (full.length <= most) continue;
    const left = most - full.length + step.name.length;
    const { name, kind } = step;
    const values = { resource, kind, name, full, length: `${full.length}`, most: `${most}` };
    const span = project.spanOf(step.call.arguments[0] ?? step.call);
    report(diagnostic("NG3003", span, { ...values, left: `${left}` }));
  }
};

interface Bounds {
  readonly resource: string;
  readonly most: number;
  readonly suffix: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html and those of Lambda, EventBridge and ECS */
function boundsOf(step: LoadedStep): Bounds {
  if (step.kind === "task") return { resource: "function", most: 64, suffix: "" };
  if (step.kind === "container") return { resource: "task definition", most: 255, suffix: "" };
  const most = Math.max(step.schedules.length, step.triggers.length);
  if (most === 0) return { resource: "state machine", most: 80, suffix: "" };
  const named = longest(step.schedules.map(({ name }) => (name === undefined ? "" : `.${name}`)));
  const resource = step.schedules.length === most || named !== "" ? "schedule" : "rule";
  const numbered = most === 1 ? "" : `-${most}`;
  return { resource, most: 64, suffix: named.length > numbered.length ? named : numbered };
}

/** The names of `environments({ … })`; of a project without any: the local service's. */
function environmentsOf({ sourceFiles, vocabularyOf }: LoadedProject): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && vocabularyOf(node.expression) === "environments") {
      names.push(...membersOf(node.arguments[0]));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of sourceFiles.filter(({ text }) => text.includes("environments"))) visit(file);
  return names.length === 0 ? ["local"] : names;
}

function membersOf(node: ts.Expression | undefined): readonly string[] {
  const plain = node && plainExpression(node);
  if (plain === undefined || !ts.isObjectLiteralExpression(plain)) return [];
  return plain.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  );
}

function longest(names: readonly string[]): string {
  return names.reduce((found, name) => (name.length > found.length ? name : found), "");
}
