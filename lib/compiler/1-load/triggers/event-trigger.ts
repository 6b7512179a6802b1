import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { CompiledTrigger } from "../../project.ts";
import { heldExpression, heldLiteral } from "../held-literal.ts";
import type { Loader } from "../loader.ts";
import { eventInput } from "./event-input.ts";
import { normalPattern } from "./normal-pattern.ts";
import { inputOf, namedBy, type Reading } from "./reading.ts";

/** `event({ source: "aws.glue" }, { params: ({ detail }) => ({ … }) })` */
export function eventTrigger(reading: Reading): CompiledTrigger | undefined {
  const { loader, node, given, span, params: wanted, flow } = reading;
  const call = heldExpression(loader.checker, node);
  const options = ts.isCallExpression(call) ? call.arguments[1] : undefined;
  const mapping = options && memberOf(loader, options, "params");
  const params = mapping === undefined ? [] : eventInput(loader, mapping);
  if (params === undefined) return undefined;
  const unknown = params.find(([name]) => namedBy(wanted)?.has(name) === false);
  if (unknown && mapping) {
    const [member] = unknown;
    loader.report(diagnostic("NG2214", loader.span(mapping), { member, flow }));
  }
  const { bus, pattern } = given;
  const named = typeof bus === "string" ? { bus } : {};
  return { kind: "event", ...named, pattern: normalPattern(pattern), input: inputOf(params), span };
}

function memberOf(
  { checker }: Loader,
  options: ts.Expression,
  name: string,
): ts.Expression | undefined {
  const members = heldLiteral(checker, options)?.properties ?? [];
  const member = members.find((each) => each.name?.getText() === name);
  if (member === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(member)) return member.name;
  return ts.isPropertyAssignment(member) ? member.initializer : undefined;
}
