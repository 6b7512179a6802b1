import { start } from "../executions/index.ts";
import { shapes } from "../requests/index.ts";
import { checkUnlabelled } from "../state-machines/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export const startExecution = operation(
  {
    stateMachineArn: shapes.arn,
    name: { ...shapes.name, required: false },
    input: shapes.data,
    traceHeader: shapes.traceHeader,
  },
  async ({ stateMachineArn, ...request }, service) => {
    checkUnlabelled(stateMachineArn);
    const record = await start(service, service.stateMachines.target(stateMachineArn), request);
    return {
      executionArn: record.start.executionArn,
      startDate: seconds(record.start.startTime),
    };
  },
);
