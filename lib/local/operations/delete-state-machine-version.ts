import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html */
export const deleteStateMachineVersion = operation(
  { stateMachineVersionArn: shapes.longArn },
  ({ stateMachineVersionArn }, { stateMachines }) => {
    parseArn(stateMachineVersionArn, ["stateMachine"]);
    const version = stateMachines.version(stateMachineVersionArn);
    if (version === undefined) return {};
    const aliases = stateMachines
      .aliases(version.stateMachineArn)
      .filter(({ routingConfiguration: routes }) =>
        routes.some((route) => route.stateMachineVersionArn === stateMachineVersionArn),
      );
    if (aliases.length > 0) {
      const names = aliases.map(({ name }) => name).join(", ");
      throw errors.conflict(
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
      );
    }
    stateMachines.removeVersion(stateMachineVersionArn);
    return {};
  },
);
