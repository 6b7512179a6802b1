import ts from "typescript";
import { diagnostic } from "../../diagnostics/index.ts";
import { secondsOf } from "./duration.ts";
import { filesOf } from "./files-of.ts";
import { functionArgument } from "./function-argument.ts";
import { loadDeadlines } from "./load-deadline.ts";
import { loadLock } from "./load-lock.ts";
import { calendarEnds, loadSchedules } from "./load-schedules.ts";
import type { FunctionNode, LoadedFlow } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { paramsSchema } from "./params-schema.ts";
import { loadTriggers } from "./triggers/load-triggers.ts";
import { textOf } from "./typed-setting.ts";

export function loadFlow(loader: Loader, declared: Declared): LoadedFlow | undefined {
  const { settings } = declared.options;
  const body = bodyOf(loader, declared);
  if (body === undefined) return undefined;
  const schema = paramsSchema(loader, declared.name, body);
  const timeoutSeconds = secondsOf(textOf(settings, "timeout"));
  const lock = loadLock({ kind: "flow", name: declared.name }, declared.options);
  const description = textOf(settings, "description") ?? documentation(declared);
  return {
    kind: "flow",
    name: declared.name,
    span: declared.span,
    sourceFile: declared.call.getSourceFile(),
    files: filesOf(loader, declared.call.getSourceFile()),
    call: declared.call,
    body,
    settings,
    type: textOf(settings, "type") === "express" ? "express" : "standard",
    schedules: loadSchedules(loader, settings),
    calendars: calendarEnds(loader, settings),
    ...loadDeadlines(settings),
    triggers: loadTriggers(loader, declared.name, settings, schema),
    paramsType: paramsTypeOf(loader, body),
    paramsSchema: schema,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(description === undefined ? {} : { description }),
    ...(lock && { lock }),
  };
}

function bodyOf(loader: Loader, declared: Declared): FunctionNode | undefined {
  const argument = declared.call.arguments.at(-1);
  const body = functionArgument(loader.checker, argument);
  if (body === undefined) {
    const node = argument ?? declared.call;
    loader.report(diagnostic("NG2105", loader.span(node), { flow: declared.name }));
  }
  return body;
}

/** The comment above the declaration, its first paragraph. */
function documentation(declared: Declared): string | undefined {
  const statement = ts.findAncestor(declared.call, (node) => ts.isSourceFile(node.parent));
  const comments = statement ? ts.getJSDocCommentsAndTags(statement) : [];
  const [first] = comments.filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(first?.comment);
  return text
    ?.split(/\n\s*\n/)[0]
    ?.replaceAll(/\s+/g, " ")
    .trim();
}

function paramsTypeOf({ checker }: Loader, body: FunctionNode): ts.Type {
  const [parameter] = body.parameters;
  return parameter === undefined
    ? checker.getVoidType()
    : checker.getNonNullableType(checker.getTypeAtLocation(parameter));
}
