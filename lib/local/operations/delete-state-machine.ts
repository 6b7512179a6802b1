import { parseArn } from "../arns.ts";
import { shapes } from "../requests/index.ts";
import { checkUnlabelled } from "../state-machines/index.ts";
import { operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html */
export const deleteStateMachine = operation(
  { stateMachineArn: shapes.arn },
  ({ stateMachineArn }, { stateMachines }) => {
    checkUnlabelled(stateMachineArn);
    parseArn(stateMachineArn, ["stateMachine"]);
    stateMachines.remove(stateMachineArn);
    return {};
  },
);
