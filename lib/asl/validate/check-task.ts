import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { isExpression, isObject } from "./shape.ts";

/** What a Task gives to its integration, and on whose behalf. */
export function checkTask(
  state: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (state["Type"] !== "Task") return [];
  return [...checkCredentials(state, location), ...checkArguments(state, language, location)];
}

function checkCredentials(
  { Credentials, Resource }: JsonObject,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (Credentials === undefined || isExpression(Credentials)) return [];
  const at = `${location}/Credentials`;
  if (/^arn:[^:]+:states:[^:]*:[^:]*:activity:/.test(String(Resource)))
    return [schemaError("The field 'Credentials' is not supported for activities", at)];
  if (!isObject(Credentials)) return [schemaError("Expected value of type Object", at)];
  return missingArgument(Credentials, "RoleArn", at);
}

const integration = /^arn:[^:]+:states:::([^:]+):([^.:]+)(?:\.[\w:]+)?$/;

/** AWS looks for these; what else an API needs is found when it is called. */
const required: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:getItem": ["TableName", "Key"],
  "dynamodb:putItem": ["TableName", "Item"],
  "ecs:runTask": ["TaskDefinition"],
  "events:putEvents": ["Entries"],
  "glue:startJobRun": ["JobName"],
  "lambda:invoke": ["FunctionName"],
  "sns:publish": ["Message"],
  "sqs:sendMessage": ["QueueUrl", "MessageBody"],
  "states:startExecution": ["StateMachineArn"],
};

function checkArguments(
  state: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  const resource = String(state["Resource"]);
  if (!resource.includes(":states:::")) return [];
  const field = language === "JSONata" ? "Arguments" : "Parameters";
  const given = state[field];
  if (given === undefined)
    return [schemaError(`${field} field is required for resource ARN: ${resource}`, location)];
  const [, service, action] = integration.exec(resource) ?? [];
  const fields = required[`${service}:${action}`] ?? [];
  const object: JsonValue = given;
  if (!isObject(object)) return [];
  return fields.flatMap((name) => missingArgument(object, name, `${location}/${field}`));
}

function missingArgument(
  object: JsonObject,
  name: string,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (object[name] !== undefined || object[`${name}.$`] !== undefined) return [];
  return [schemaError(`The field '${name}' is required but was missing`, location)];
}
