import { errors } from "../errors.ts";
import { start } from "../executions/index.ts";
import { shapes } from "../requests/index.ts";
import { checkUnlabelled } from "../state-machines/index.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html */
export const startSyncExecution = operation(
  {
    stateMachineArn: shapes.arn,
    name: { ...shapes.name, required: false },
    input: shapes.data,
    traceHeader: shapes.traceHeader,
    includedData: shapes.includedData,
  },
  async ({ stateMachineArn, includedData, ...request }, service) => {
    checkUnlabelled(stateMachineArn);
    const target = service.stateMachines.target(stateMachineArn);
    if (target.stateMachine.type !== "EXPRESS") throw errors.stateMachineTypeNotSupported();
    const { start: started, traceHeader } = await start(service, target, request);
    const state = await service.runs.ended(started.executionArn);
    if (state?.stopTime === undefined) throw errors.internal("the execution has been lost");
    const isWhole = includedData !== "METADATA_ONLY";
    const duration = state.stopTime - started.startTime;
    return {
      executionArn: started.executionArn,
      stateMachineArn,
      name: started.executionName,
      startDate: seconds(started.startTime),
      stopDate: seconds(state.stopTime),
      status: state.status,
      ...given("error", state.error),
      ...given("cause", state.cause),
      ...(isWhole ? { input: started.input } : {}),
      inputDetails: { included: isWhole },
      ...(isWhole ? given("output", state.output) : {}),
      ...(state.output === undefined ? {} : { outputDetails: { included: isWhole } }),
      ...given("traceHeader", traceHeader),
      billingDetails: billing(duration),
    };
  },
);

/** Express workflows are billed by 100 milliseconds and 64 MB. */
function billing(milliseconds: number): object {
  return {
    billedMemoryUsedInMB: 64,
    billedDurationInMilliseconds: Math.max(1, Math.ceil(milliseconds / 100)) * 100,
  };
}
