import ts from "typescript";
import type { JsonSchema } from "../project.ts";
import type { Loader } from "./loader.ts";
import { schemaOf } from "./schema-of.ts";

export interface TaskSchemas {
  readonly inputSchema?: JsonSchema;
  readonly resultSchema?: JsonSchema;
}

/** What a task's input and result must look like; absent where the type says nothing that JSON could be held to. */
export function taskSchemas(loader: Loader, call: ts.CallExpression): TaskSchemas {
  const type = loader.checker.getTypeAtLocation(call);
  const [input, output] = loader.checker.getTypeArguments(type as ts.TypeReference);
  const inputSchema = input && !mayBeUndefined(input) ? read(loader, input, call) : undefined;
  const result = output && read(loader, output, call);
  const resultSchema = result && output && mayBeUndefined(output) ? orNull(result) : result;
  return {
    ...(inputSchema && { inputSchema }),
    ...(resultSchema && { resultSchema }),
  };
}

/** What the answer to a token, or a file that a container writes, must look like; absent as with tasks. */
export function answerSchema(loader: Loader, type: ts.Type, at: ts.Node): JsonSchema | undefined {
  const schema = read(loader, type, at);
  return schema && mayBeUndefined(type) ? orNull(schema) : schema;
}

/** Types of the AWS SDK's answers can have thousands of parts: no check is worth that much of a bundle. */
const MOST_PARTS = 500;

function read(loader: Loader, type: ts.Type, at: ts.Node): JsonSchema | undefined {
  const options = { nullForUndefinedItem: true, mostParts: MOST_PARTS };
  const { schema, problems } = schemaOf(loader, type, at, options);
  return problems.length > 0 || Object.keys(schema).length === 0 ? undefined : schema;
}

/** Called without an input, a function gets `{}`; a result that is undefined becomes `null`. */
function mayBeUndefined(type: ts.Type): boolean {
  const types = type.isUnion() ? type.types : [type];
  return types.some(({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void));
}

function orNull(schema: JsonSchema): JsonSchema {
  const { $defs, ...own } = schema;
  return { anyOf: [own, { type: "null" }], ...($defs !== undefined && { $defs }) };
}
