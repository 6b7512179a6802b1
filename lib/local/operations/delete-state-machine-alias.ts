import { parseArn } from "../arns.ts";
import { shapes } from "../requests/index.ts";
import { operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html */
export const deleteStateMachineAlias = operation(
  { stateMachineAliasArn: shapes.arn },
  ({ stateMachineAliasArn }, { stateMachines }) => {
    parseArn(stateMachineAliasArn, ["stateMachine"]);
    stateMachines.removeAlias(stateMachineAliasArn);
    return {};
  },
);
