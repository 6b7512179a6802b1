import { testState as runTest, type StateTestResult } from "../../engine/index.ts";
import { shapes } from "../requests/index.ts";
import { given, operation } from "./operation.ts";
import { checkTest } from "./test-state/check-test.ts";
import { findState } from "./test-state/find-state.ts";
import { inspectionData } from "./test-state/inspection-data.ts";
import { stateTestPorts } from "./test-state/ports.ts";
import { stateTest } from "./test-state/state-test.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export const testState = operation(
  {
    definition: shapes.definition,
    roleArn: { ...shapes.arn, required: false },
    input: shapes.data,
    inspectionLevel: { kind: "text", oneOf: ["INFO", "DEBUG", "TRACE"] },
    revealSecrets: { kind: "boolean" },
    variables: shapes.data,
    stateName: { ...shapes.name, required: false },
    mock: shapes.mock,
    context: shapes.data,
    stateConfiguration: shapes.stateConfiguration,
  },
  async (request, service) => {
    const { inspectionLevel = "INFO", revealSecrets = false } = request;
    const tested = findState(request.definition, request.stateName);
    checkTest(service, tested.state, request);
    const test = stateTest(service, tested, request);
    const result = await runTest(test, stateTestPorts(service, test.start));
    return {
      ...outcome(result),
      ...(inspectionLevel === "INFO"
        ? {}
        : { inspectionData: inspectionData(tested.state, result, inspectionLevel, revealSecrets) }),
    };
  },
);

function outcome({ status, output, error, cause, nextState }: StateTestResult): object {
  return {
    status,
    ...given("output", output === undefined ? undefined : JSON.stringify(output)),
    ...given("error", error),
    ...given("cause", cause),
    ...given("nextState", nextState),
  };
}
