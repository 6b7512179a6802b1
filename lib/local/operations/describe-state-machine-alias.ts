import { shapes } from "../requests/index.ts";
import { findAlias } from "./find-alias.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html */
export const describeStateMachineAlias = operation(
  { stateMachineAliasArn: shapes.arn },
  ({ stateMachineAliasArn }, service) => {
    const alias = findAlias(service, stateMachineAliasArn);
    return {
      stateMachineAliasArn,
      name: alias.name,
      ...given("description", alias.description),
      routingConfiguration: alias.routingConfiguration,
      creationDate: seconds(alias.creationTime),
      updateDate: seconds(alias.updateTime),
    };
  },
);
