import { type JsonObject, type JsonValue, parseJsonText } from "../../../asl/index.ts";
import type { RunStart, StateMock, StateTest } from "../../../engine/index.ts";
import { arns } from "../../arns.ts";
import { errors } from "../../errors.ts";
import type { Service } from "../../service.ts";
import { given } from "../operation.ts";
import type { TestedState } from "./find-state.ts";
import type { TestRequest } from "./test-request.ts";

/**
 * The engine's test of a state from the request.
 * @throws InvalidExecutionInput, ValidationException
 */
export function stateTest(service: Service, tested: TestedState, request: TestRequest): StateTest {
  const { stateConfiguration: { retrierRetryCount, mapIterationFailureCount, ...more } = {} } =
    request;
  const data = objectOrList(more.mapItemReaderData);
  return {
    start: startOf(service, tested, request),
    stateName: tested.name,
    ...given("variables", objectMember("variables", request.variables)),
    ...given("mock", request.mock && mockOf(request.mock)),
    ...given("retrierRetryCount", retrierRetryCount),
    ...given("mapIterationFailureCount", mapIterationFailureCount),
    ...given("mapItemReaderData", data),
  };
}

/** The execution that a test plays: an Express one, of a state machine that is nowhere else. */
function startOf(
  { newId, clock }: Service,
  { name, state, language }: TestedState,
  { input = "{}", roleArn = arns.role("test-state"), context }: TestRequest,
): RunStart {
  const parsed = parseJsonText(input);
  if (!parsed.ok) throw errors.invalidExecutionInput(parsed.problem.message);
  const [machine, executionName] = [newId(), newId()];
  return {
    executionArn: arns.execution(machine, executionName).replace(":execution:", ":express:"),
    executionName,
    stateMachineArn: arns.stateMachine(machine),
    stateMachineName: machine,
    roleArn,
    type: "EXPRESS",
    definition: { QueryLanguage: language, StartAt: name, States: { [name]: state } },
    input,
    startTime: clock.now(),
    ...given("context", objectMember("context", context)),
  };
}

/** @throws ValidationException */
function objectMember(name: string, text: string | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  const value = objectOrList(text);
  if (value === undefined || Array.isArray(value))
    throw errors.validation(`The ${name} must be a JSON object`);
  return value as JsonObject;
}

function objectOrList(text: string | undefined): JsonValue | undefined {
  const parsed = text === undefined ? undefined : parseJsonText(text);
  const value = parsed?.ok ? parsed.value : undefined;
  return typeof value === "object" && value !== null ? value : undefined;
}

function mockOf({ result, errorOutput }: NonNullable<TestRequest["mock"]>): StateMock {
  if (result === undefined) return { kind: "error", ...errorOutput };
  return { kind: "result", result: JSON.parse(result) };
}
