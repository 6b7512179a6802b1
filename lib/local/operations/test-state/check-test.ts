import type { State } from "../../../asl/index.ts";
import { parseResource } from "../../../engine/index.ts";
import { errors } from "../../errors.ts";
import type { Service } from "../../service.ts";
import { checkContext } from "./check-context.ts";
import { checkMock } from "./check-mock.ts";
import type { TestRequest } from "./test-request.ts";

/**
 * Refuses a test that AWS would not run, in its order.
 * @throws ValidationException, InvalidDefinition
 */
export function checkTest(service: Service, state: State, request: TestRequest): void {
  const { mock, stateConfiguration = {}, context } = request;
  if (mock === undefined) {
    checkUnmocked({ ...stateConfiguration, context });
    checkPerformed(state, request);
    return;
  }
  if (!mockable.includes(state.Type))
    throw errors.validation(`State type '${state.Type}' is not supported when a mock is specified`);
  if (request.revealSecrets === true)
    throw errors.validation("TestState does not support RevealSecrets when a mock is specified.");
  if (context !== undefined) checkContext(context);
  checkMock(service, state, mock);
}

const mockable: readonly string[] = ["Task", "Parallel", "Map"];

/** What only a mock gives a meaning to. */
function checkUnmocked(members: Readonly<Record<string, unknown>>): void {
  const [name] = Object.entries(members).find(([, value]) => value !== undefined) ?? [];
  if (name === undefined) return;
  const told = name.charAt(0).toUpperCase() + name.slice(1);
  throw errors.validation(`TestState does not support ${told} when a mock is not specified.`);
}

function checkPerformed(state: State, { roleArn }: TestRequest): void {
  if (state.Type === "Parallel" || state.Type === "Map")
    throw errors.invalidDefinition(
      "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
    );
  if (state.Type !== "Task") return;
  const parsed = parseResource(state.Resource);
  if (parsed.kind === "activity")
    throw errors.invalidDefinition("TestState API does not support Activity tasks");
  if (parsed.kind === "integration" && parsed.pattern !== "requestResponse")
    throw errors.invalidDefinition(
      `TestState API does not support '.${parsed.pattern}' service integration`,
    );
  if (roleArn === undefined)
    throw errors.validation("RoleArn must be specified when testing a Task state");
}
