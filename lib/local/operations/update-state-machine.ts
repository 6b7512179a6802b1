import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import {
  checkActive,
  checkDefinition,
  checkUnlabelled,
  readLogging,
} from "../state-machines/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html */
export const updateStateMachine = operation(
  {
    stateMachineArn: shapes.arn,
    definition: { ...shapes.definition, required: false },
    roleArn: { ...shapes.arn, required: false },
    loggingConfiguration: shapes.loggingConfiguration,
    tracingConfiguration: shapes.tracingConfiguration,
    publish: { kind: "boolean" },
    versionDescription: shapes.description,
    encryptionConfiguration: shapes.encryptionConfiguration,
  },
  ({ stateMachineArn, publish, versionDescription, ...request }, { stateMachines }) => {
    const { definition, roleArn, loggingConfiguration, tracingConfiguration } = request;
    const { encryptionConfiguration } = request;
    checkUnlabelled(stateMachineArn);
    const record = stateMachines.get(stateMachineArn);
    checkActive(record);
    if (versionDescription !== undefined && publish !== true)
      throw errors.validation("Version description can only be set when publish is true");
    if (Object.values(request).every((value) => value === undefined))
      throw errors.missingRequiredParameter(
        "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
      );
    if (definition !== undefined) checkDefinition(definition, record.type);
    const logging = loggingConfiguration && readLogging(loggingConfiguration);
    const tracing = tracingConfiguration && { enabled: tracingConfiguration.enabled ?? false };
    const updated = stateMachines.update(record, {
      ...given("definition", definition),
      ...given("roleArn", roleArn),
      ...given("loggingConfiguration", logging),
      ...given("tracingConfiguration", tracing),
      ...given("encryptionConfiguration", encryptionConfiguration),
    });
    const version =
      publish === true ? stateMachines.publish(updated, versionDescription) : undefined;
    return {
      updateDate: seconds(updated.updateTime),
      ...given("revisionId", updated.revisionId),
      ...given("stateMachineVersionArn", version?.arn),
    };
  },
);
