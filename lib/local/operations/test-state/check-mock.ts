import { type JsonValue, parseJsonText, type State, type StateType } from "../../../asl/index.ts";
import { errors } from "../../errors.ts";
import type { Service } from "../../service.ts";
import { checkTaskResult } from "./check-task-result.ts";
import type { TestRequest } from "./test-request.ts";

type Mock = NonNullable<TestRequest["mock"]>;

/** @throws ValidationException */
export function checkMock(service: Service, state: State, mock: Mock): void {
  if (mock.result !== undefined && mock.errorOutput !== undefined)
    throw errors.validation(
      "A test mock should have only one of the following fields: [result, errorOutput].",
    );
  if (mock.result === undefined) return;
  const parsed = parseJsonText(mock.result);
  if (!parsed.ok) throw errors.validation("Mocked result must be valid JSON");
  const check = checks[state.Type] as Check<State> | undefined;
  check?.({ service, state, result: parsed.value, mode: mock.fieldValidationMode ?? "STRICT" });
}

interface MockedResult<S extends State> {
  readonly service: Service;
  readonly state: S;
  readonly result: JsonValue;
  readonly mode: "STRICT" | "PRESENT" | "NONE";
}

type Check<S extends State> = (mocked: MockedResult<S>) => void;

const checks: { readonly [T in StateType]?: Check<Extract<State, { Type: T }>> } = {
  Parallel({ state, result }) {
    if (!Array.isArray(result)) throw errors.validation("Mocked result must be an array.");
    if (result.length !== state.Branches.length)
      throw errors.validation(
        "Mocked result must contain the same number of items as number of Parallel branches.",
      );
  },
  Map({ state, result }) {
    // A ResultWriter's result tells where the results are.
    const isWritten = state.ResultWriter !== undefined;
    if (isWritten && (typeof result !== "object" || result === null || Array.isArray(result)))
      throw errors.validation("Mocked result must be a JSON object.");
    if (!isWritten && !Array.isArray(result))
      throw errors.validation("Mocked result must be an array.");
  },
  Task({ service, state, result, mode }) {
    if (mode !== "NONE") checkTaskResult(service, state, result, mode);
  },
};
