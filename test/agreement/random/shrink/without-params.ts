import ts from "typescript";
import type { JsonObject } from "../../../../lib/asl/index.ts";
import type { Program } from "../program.ts";

/** The program without each of its params in turn, in its pattern, its type and its inputs. */
export function withoutParams(program: Program): readonly Program[] {
  const file = ts.createSourceFile("flow.ts", program.source, ts.ScriptTarget.ESNext, true);
  const parameter = parameterOf(file);
  if (!parameter || !ts.isObjectBindingPattern(parameter.name)) return [];
  const { name: pattern, type } = parameter;
  if (!type || !ts.isTypeLiteralNode(type)) return [];
  return pattern.elements.map((element) => {
    const name = element.name.getText(file);
    const elements = pattern.elements.filter((each) => each !== element);
    const members = type.members.filter((each) => each.name?.getText(file) !== name);
    const text = `{ ${elements.map((each) => each.getText(file)).join(", ")} }: { ${members
      .map((each) => each.getText(file).replace(/;$/, ""))
      .join("; ")} }`;
    const source =
      program.source.slice(0, parameter.getStart(file)) +
      text +
      program.source.slice(parameter.end);
    const inputs = program.inputs.map((input) =>
      Object.fromEntries(Object.entries(input as JsonObject).filter(([key]) => key !== name)),
    );
    return { ...program, source, inputs };
  });
}

/** The first parameter of the flow's function. */
function parameterOf(file: ts.SourceFile): ts.ParameterDeclaration | undefined {
  let found: ts.ParameterDeclaration | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isArrowFunction(node)) [found] = node.parameters;
    else ts.forEachChild(node, visit);
  };
  const exported = file.statements.find(ts.isExportAssignment);
  if (exported) visit(exported);
  return found;
}
