import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedProject } from "../../1-load/index.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** Only what a container's command and environment return may hold it, where it is evaluated at most once. */
export const misplacedFile = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (node, { project, report }) => {
    if (project.vocabularyOf(node.expression) !== "file") return;
    const isGiven = project.containers.some(({ gives }) => gives.some(({ call }) => call === node));
    if (isGiven) return;
    report(
      diagnostic("NG1211", project.spanOf(node), {
        call: textOf(node),
        ...placeOf(node, project),
      }),
    );
  },
);

function placeOf(
  node: ts.Node,
  { containers }: LoadedProject,
): { readonly place: string; readonly help: string } {
  const around = containers.find(({ command, environment }) =>
    ts.findAncestor(node, (each) => each === command || each === environment),
  );
  if (around === undefined) {
    const help =
      "hand over the value: `NAME: file(value)` in the `environment` of the container that reads it";
    return { place: "in code outside of a container's `command` and `environment`", help };
  }
  const help =
    "`NAME: file(value)` as a member of what `environment` returns, or `file(value)` as an item of `command`; compute the value inside of `file`";
  return { place: `inside an expression of container "${around.name}"`, help };
}
