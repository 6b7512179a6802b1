import ts from "typescript";
import { diagnostic } from "../../diagnostics/index.ts";
import type { JsonSchema } from "../project.ts";
import type { FunctionNode } from "./loaded-project.ts";
import type { Loader } from "./loader.ts";
import { schemaOf } from "./schema-of.ts";

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

/**
 * The JSON Schema of a flow's params, from their type: the contract of the run's start. Members beyond it are refused by name there, but
 * for `nagare` and what tracing adds.
 */
export function paramsSchema(loader: Loader, flow: string, body: FunctionNode): JsonSchema {
  const [parameter] = body.parameters;
  if (parameter === undefined) return closed(flow, { type: "object" });
  const given = loader.checker.getTypeAtLocation(parameter);
  const type =
    given.flags & ts.TypeFlags.Unknown ? given : loader.checker.getNonNullableType(given);
  if (!isObjectType(loader, flow, parameter, type)) return closed(flow, { type: "object" });
  const { schema, problems } = schemaOf(loader, type, parameter);
  for (const { path, type: text, node } of problems) {
    loader.report(diagnostic("NG2400", loader.span(node), { member: path, type: text, flow }));
  }
  refuseReserved(loader, flow, parameter, type);
  return closed(flow, withDefaults(loader, parameter, schema));
}

function closed(title: string, schema: JsonSchema): JsonSchema {
  const open = schema["additionalProperties"];
  return {
    $schema: DRAFT,
    title,
    ...schema,
    additionalProperties: open ?? false,
  };
}

function isObjectType(
  loader: Loader,
  flow: string,
  parameter: ts.ParameterDeclaration,
  type: ts.Type,
): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
    const values = { flow, type: loader.checker.typeToString(type) };
    loader.report(diagnostic("NG2401", loader.span(parameter.type ?? parameter), values));
    return false;
  }
  if (isPlainObject(loader.checker, type)) return true;
  const values = { flow, type: loader.checker.typeToString(type) };
  loader.report(diagnostic("NG2402", loader.span(parameter.type ?? parameter), values));
  return false;
}

/** One object type; a union would need a form with a switch. */
function isPlainObject(checker: ts.TypeChecker, type: ts.Type): boolean {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  return isObject && !checker.isArrayType(type) && !checker.isTupleType(type);
}

function refuseReserved(
  loader: Loader,
  flow: string,
  parameter: ts.ParameterDeclaration,
  type: ts.Type,
): void {
  for (const member of ["nagare", "_datadog", "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"]) {
    const symbol = type.getProperty(member);
    const node = symbol?.valueDeclaration ?? parameter;
    if (symbol) loader.report(diagnostic("NG2403", loader.span(node), { flow, member }));
  }
}

/** `{ limit = 10 }: { limit?: number }`: people and forms see the default. */
function withDefaults(
  loader: Loader,
  parameter: ts.ParameterDeclaration,
  schema: JsonSchema,
): JsonSchema {
  const members = schema["properties"];
  if (!ts.isObjectBindingPattern(parameter.name) || !isRecord(members)) return schema;
  const properties = { ...members };
  for (const element of parameter.name.elements) {
    const member = element.propertyName ?? element.name;
    const name = ts.isIdentifier(member) || ts.isStringLiteral(member) ? member.text : "";
    const property = properties[name];
    const constant = element.initializer && loader.constantOf(element.initializer);
    if (constant?.kind === "constant" && isRecord(property)) {
      properties[name] = { ...property, default: constant.value };
    }
  }
  return { ...schema, properties };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
