import { parseJsonText } from "../../asl/index.ts";
import { arns } from "../arns.ts";
import { errors } from "../errors.ts";
import type { ExecutionRecord } from "../history/index.ts";
import { checkName } from "../requests/index.ts";
import type { Service } from "../service.ts";
import { checkActive, type Target } from "../state-machines/index.ts";

export interface StartRequest {
  readonly name?: string;
  /** JSON text. @default "{}" */
  readonly input?: string;
  readonly traceHeader?: string;
}

/**
 * Starts an execution; one of the same name and input that still runs is given back instead, as on AWS.
 * @throws ExecutionAlreadyExists, InvalidExecutionInput, InvalidName, HistoryUnavailable
 */
export async function start(
  service: Service,
  target: Target,
  request: StartRequest,
): Promise<ExecutionRecord> {
  const { name = service.newId(), input = "{}" } = request;
  checkName(name);
  checkInput(input);
  checkActive(target.stateMachine);
  const isExpress = target.stateMachine.type === "EXPRESS";
  const executionArn = isExpress
    ? arns.express(target.stateMachine.name, name, service.newId())
    : arns.execution(target.stateMachine.name, name);
  const existing = service.store.execution(executionArn);
  if (existing !== undefined) return sameExecution(existing, input);
  const record = newRecord(service, target, { ...request, name, input }, executionArn);
  await service.runs.start(record);
  return record;
}

/** @throws InvalidExecutionInput */
function checkInput(input: string): void {
  if (input.trim() === "") throw errors.invalidExecutionInput("Invalid execution input.");
  const parsed = parseJsonText(input);
  if (!parsed.ok) throw errors.invalidExecutionInput(parsed.problem.message);
  if (Buffer.byteLength(input) > 262_144)
    throw errors.invalidExecutionInput("Input length exceeds 262144 bytes");
}

/** @throws ExecutionAlreadyExists */
function sameExecution(existing: ExecutionRecord, input: string): ExecutionRecord {
  const { start: started, state } = existing;
  if (state.status === "RUNNING" && started.input === input) return existing;
  throw errors.executionAlreadyExists(started.executionArn);
}

function newRecord(
  service: Service,
  { stateMachine, revision, versionArn, aliasArn }: Target,
  { name, input, traceHeader }: StartRequest & { readonly name: string; readonly input: string },
  executionArn: string,
): ExecutionRecord {
  const { updateTime, loggingConfiguration, tracingConfiguration, revisionId } = revision;
  return {
    start: {
      executionArn,
      executionName: name,
      stateMachineArn: stateMachine.arn,
      stateMachineName: stateMachine.name,
      roleArn: revision.roleArn,
      type: stateMachine.type,
      input,
      startTime: service.clock.now(),
      ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
      ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    },
    definition: revision.definition,
    revision: {
      updateTime,
      loggingConfiguration,
      tracingConfiguration,
      ...(revisionId === undefined ? {} : { revisionId }),
    },
    ...(traceHeader === undefined ? {} : { traceHeader }),
    state: { status: "RUNNING", redriveCount: 0 },
  };
}
