import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { MapNode } from "../../ir/index.ts";
import type { Expression } from "../../jsonata/index.ts";
import { failingIn } from "../errors/failing-in.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { refuse, type StepPlace } from "../place.ts";
import { batchSize } from "./batch-size.ts";
import type { MapStep } from "./resolve-step.ts";

/** What the options of `map` make of its state. They are written in place, for the kind of the state follows from them. */
export function mapOptions(
  step: MapStep,
  at: StepPlace,
): Pick<MapNode, "concurrency" | "distribution"> {
  const written = step.options ? writtenOptions(step.options, at) : new Map();
  const value = (name: string): Expression | undefined => {
    const option = written.get(name);
    return option && lowerExpression(option, at.context).expression;
  };
  const concurrency = value("concurrency");
  const executions = executionsOf(written.get("distributed"), step, at);
  const toleratedFailures = value("toleratedFailures");
  const size = written.get("batch");
  const batch = size && batchSize(size, at);
  return {
    ...(concurrency && { concurrency }),
    ...(executions && {
      distribution: {
        executions,
        ...(toleratedFailures && { toleratedFailures }),
        ...(batch && { batch }),
      },
    }),
  };
}

function writtenOptions(node: ts.Expression, at: StepPlace): ReadonlyMap<string, ts.Expression> {
  const options = plainExpression(node);
  const found = new Map<string, ts.Expression>();
  const members = ts.isObjectLiteralExpression(options) ? options.properties : [undefined];
  for (const member of members) {
    if (member && ts.isPropertyAssignment(member) && KNOWN.has(member.name.getText())) {
      found.set(member.name.getText(), member.initializer);
    } else if (member && ts.isShorthandPropertyAssignment(member)) {
      found.set(member.name.text, member.name);
    } else {
      const construct = `\`${shortText(options)}\` as options of map`;
      refuse(
        at.place,
        "NG1000",
        options,
        { construct },
        "write them in place: `{ concurrency: 5 }`",
      );
    }
  }
  return found;
}

const KNOWN: ReadonlySet<string> = new Set([
  "batch",
  "concurrency",
  "distributed",
  "toleratedFailures",
]);

function executionsOf(
  option: ts.Expression | undefined,
  step: MapStep,
  at: StepPlace,
): "STANDARD" | "EXPRESS" | undefined {
  const node = option && plainExpression(option);
  if (node === undefined || node.kind === ts.SyntaxKind.FalseKeyword) return undefined;
  const { project, name } = at.place.flow;
  if (project.flows.find((flow) => flow.name === name)?.type === "express") {
    // https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
    const construct = "a distributed map in an Express flow";
    refuse(
      at.place,
      "NG1000",
      node,
      { construct },
      "make the flow a standard one, or map within it",
    );
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return "STANDARD";
  if (ts.isStringLiteralLike(node)) return expressExecutions(step, at);
  const construct = `\`distributed: ${shortText(node)}\``;
  refuse(at.place, "NG1000", node, { construct }, 'write `true` or `"express"`');
  return undefined;
}

/** An Express execution can't wait for the end of a job: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
function expressExecutions(step: MapStep, at: StepPlace): "EXPRESS" {
  const { steps } = failingIn(step.callback, at.place.flow.project);
  const waited = (["container", "flow", "job"] as const).find((kind) => steps.has(kind));
  if (waited) {
    const construct = `a ${waited} in a map with \`distributed: "express"\``;
    refuse(at.place, "NG1000", step.callback, { construct }, "write `distributed: true`");
  }
  return "EXPRESS";
}
