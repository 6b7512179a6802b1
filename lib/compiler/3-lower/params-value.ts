import ts from "typescript";
import type { LoadedFlow, LoadedProject } from "../1-load/index.ts";
import {
  array,
  binary,
  call,
  type Expression,
  lambda,
  list,
  literal,
  local,
  not,
} from "../jsonata/index.ts";
import { givenParams } from "./given-params.ts";
import { reservedFor } from "./params-guard.ts";

/** The params: the execution's input, without what stands beside them where the flow could see that. */
export function paramsValue(
  flow: LoadedFlow,
  project: LoadedProject,
  freshLocal: (hint: string) => string,
): Expression {
  const { value } = givenParams(flow);
  const [parameter] = flow.body.parameters;
  if (parameter === undefined || !seesWhole(parameter, flow, project)) return value;
  const [item, name] = [freshLocal("v"), freshLocal("k")];
  const reserved = list(...reservedFor(flow.name, project).map((each) => literal(each)));
  const kept = lambda([item, name], not(binary("in", local(name), reserved)));
  const own = call("sift", value, kept);
  return call("merge", array([{ value: own, optional: true }]));
}

/** Whether the flow does anything with the object of its params but read its members by name. */
function seesWhole(
  parameter: ts.ParameterDeclaration,
  flow: LoadedFlow,
  project: LoadedProject,
): boolean {
  const { name } = parameter;
  if (ts.isObjectBindingPattern(name)) return name.elements.some((each) => each.dotDotDotToken);
  const symbol = project.checker.getSymbolAtLocation(name);
  const visit = (node: ts.Node): boolean => {
    const isUse = ts.isIdentifier(node) && node !== name && node.text === name.getText();
    if (isUse && project.checker.getSymbolAtLocation(node) === symbol) {
      return !isMemberAccess(node);
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(flow.body);
}

function isMemberAccess(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}
