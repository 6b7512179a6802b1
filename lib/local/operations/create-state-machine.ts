import { arns } from "../arns.ts";
import { errors } from "../errors.ts";
import { checkName, shapes } from "../requests/index.ts";
import {
  checkActive,
  checkDefinition,
  readLogging,
  type StateMachineRecord,
} from "../state-machines/index.ts";
import { checkTags, keepTags } from "../tags.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const createStateMachine = operation(
  {
    name: shapes.name,
    definition: shapes.definition,
    roleArn: shapes.arn,
    type: shapes.type,
    loggingConfiguration: shapes.loggingConfiguration,
    tags: shapes.tags,
    tracingConfiguration: shapes.tracingConfiguration,
    publish: { kind: "boolean" },
    versionDescription: shapes.description,
    encryptionConfiguration: shapes.encryptionConfiguration,
  },
  ({ name, definition, roleArn, type = "STANDARD", ...request }, { stateMachines, store }) => {
    checkName(name);
    if (request.versionDescription !== undefined && request.publish !== true)
      throw errors.validation("Version description can only be set when publish is true");
    checkDefinition(definition, type);
    checkTags(arns.stateMachine(name), request.tags);
    const revision = {
      definition,
      roleArn,
      loggingConfiguration: readLogging(request.loggingConfiguration),
      tracingConfiguration: { enabled: request.tracingConfiguration?.enabled ?? false },
      ...given("encryptionConfiguration", request.encryptionConfiguration),
    };
    const existing = stateMachines.find(arns.stateMachine(name));
    if (existing !== undefined) checkActive(existing);
    if (existing !== undefined && !isSame(existing, { type, ...revision }))
      throw errors.stateMachineAlreadyExists(existing.arn);
    const record = existing ?? stateMachines.create(name, type, revision);
    if (request.tags !== undefined) keepTags(store, record.arn, request.tags);
    const version =
      request.publish === true
        ? stateMachines.publish(record, request.versionDescription)
        : undefined;
    return {
      stateMachineArn: record.arn,
      creationDate: seconds(record.creationTime),
      ...given("stateMachineVersionArn", version?.arn),
    };
  },
);

/** AWS compares name, definition, type, logging and tracing; a different role is not a different state machine. */
function isSame(
  one: StateMachineRecord,
  other: Pick<
    StateMachineRecord,
    "definition" | "type" | "loggingConfiguration" | "tracingConfiguration"
  >,
): boolean {
  return (
    one.definition === other.definition &&
    one.type === other.type &&
    JSON.stringify(one.loggingConfiguration) === JSON.stringify(other.loggingConfiguration) &&
    one.tracingConfiguration.enabled === other.tracingConfiguration.enabled
  );
}
