import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedContainer, type LoadedProject, plainExpression } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

/** ECS refuses the whole task definition for one variable that it can't set. */
export const secretVariable: ProjectRule = ({ project, report }) => {
  for (const container of project.containers) {
    for (const [variable, { kind, name }] of Object.entries(container.secrets ?? {})) {
      const problem =
        variableProblem(variable, project, container) ??
        (NAMES[kind].test(name) ? undefined : nameProblem(kind, name));
      if (problem === undefined) continue;
      const values = { variable, container: container.name, problem };
      report(diagnostic("NG2323", project.spanOf(placeOf(container, variable)), values));
    }
  }
};

function variableProblem(
  variable: string,
  { checker }: LoadedProject,
  { environment }: LoadedContainer,
): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(variable)) return "a variable's name has letters, digits and `_`";
  if (variable.startsWith("NAGARE_")) return "variables that begin with NAGARE_ are nagare's own";
  const signature = environment && checker.getSignatureFromDeclaration(environment);
  const set = signature?.getReturnType().getProperty(variable);
  return set && "`environment` sets the same variable";
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const NAMES = {
  secret: /^(?:arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:)?[\w/+=.@-]{1,512}$/,
  /** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
  parameter: /^(?:arn:aws[\w-]*:ssm:[\w-]+:\d{12}:parameter)?(?:[\w.-]+|(?:\/[\w.-]+)+)$/,
} as const;

function nameProblem(kind: keyof typeof NAMES, name: string): string {
  return kind === "secret"
    ? `\`${name}\` is no name of a secret: letters, digits and any of /_+=.@-, or an ARN`
    : `\`${name}\` is no name of a parameter: letters, digits and any of _.-, with / in front of each part of a path, or an ARN`;
}

/** Where it is written; all secrets where they are written elsewhere. */
function placeOf({ call }: LoadedContainer, variable: string): ts.Node {
  const all = memberOf(call.arguments[1], "secrets");
  return memberOf(all?.initializer, variable)?.name ?? all ?? call.expression;
}

function memberOf(
  node: ts.Expression | undefined,
  name: string,
): ts.PropertyAssignment | undefined {
  const literal = node && plainExpression(node);
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  return literal.properties.filter(ts.isPropertyAssignment).find((each) => {
    const key = each.name;
    return (ts.isIdentifier(key) || ts.isStringLiteral(key)) && key.text === name;
  });
}
