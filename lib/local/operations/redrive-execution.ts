import { errors } from "../errors.ts";
import { findExecution, notRedrivableReason } from "../executions/index.ts";
import type { ExecutionRecord, ExecutionState } from "../history/index.ts";
import { shapes } from "../requests/index.ts";
import { operation, seconds } from "./operation.ts";

const tokenMilliseconds = 15 * 60 * 1000;
const mostTokens = 10;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html */
export const redriveExecution = operation(
  {
    executionArn: shapes.arn,
    clientToken: { kind: "text", min: 1, max: 64, pattern: "[!-~]+" },
  },
  async ({ executionArn, clientToken }, service) => {
    const record = findExecution(service, executionArn);
    const now = service.clock.now();
    const { redriveTime } = record.state;
    if (redriveTime !== undefined && isKnown(record.state, clientToken, now))
      return { redriveDate: seconds(redriveTime) };
    const reason = notRedrivableReason(service, record) ?? childReason(record);
    if (reason !== undefined) throw errors.executionNotRedrivable(reason);
    const isHeard = await service.runs.redrive(executionArn, (state) =>
      clientToken === undefined ? state : withToken(state, clientToken, now),
    );
    const redriven = findExecution(service, executionArn).state;
    if (!isHeard || redriven.redriveTime === undefined)
      throw errors.executionNotRedrivable("Execution is RUNNING and cannot be redriven");
    return { redriveDate: seconds(redriven.redriveTime) };
  },
);

function isKnown(
  { redriveTokens = [] }: ExecutionState,
  token: string | undefined,
  now: number,
): boolean {
  return redriveTokens.some((one) => one.token === token && now - one.at < tokenMilliseconds);
}

function withToken(state: ExecutionState, token: string, at: number): ExecutionState {
  return {
    ...state,
    redriveTokens: [...(state.redriveTokens ?? []), { token, at }].slice(-mostTokens),
  };
}

/** Child executions are redriven with their Map Run, by redriving the execution that it belongs to. */
const childReason = ({ mapRun }: ExecutionRecord): string | undefined =>
  mapRun && `Execution is redrivable by its Map Run '${mapRun.arn}' alone`;
