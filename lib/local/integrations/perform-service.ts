import { type JsonValue, type ServiceCall, serviceResource } from "../../asl/index.ts";
import { parseResource } from "../../engine/index.ts";
import { realClock } from "../clock/index.ts";
import type { TaskCall } from "../tasks/task-runner.ts";
import { integrations } from "./integrations.ts";
import { jsonText } from "./task-failure.ts";

/**
 * Performs one call of a service outside of any run: for a flow that is called as a Node program. It goes where the SDK's standard variables say, S3 and
 * DynamoDB without one to `nagare dev`; to AWS itself only with `NAGARE_ALLOW_AWS=1`.
 *
 * @public found by its address, from `lib/flow`
 * @throws Error by the name that Step Functions would give it
 */
export async function performService(
  call: ServiceCall & { readonly arguments: object },
): Promise<JsonValue> {
  return await performResource(serviceResource(call), JSON.parse(jsonText(call.arguments)));
}

/**
 * The same, by the Resource of a task.
 *
 * @public found by its address, from `lib/flow`
 */
export async function performResource(resource: string, given: JsonValue): Promise<JsonValue> {
  const parsed = parseResource(resource);
  if (parsed.kind !== "integration") throw new Error(`${resource} is no service`);
  const services = integrations({
    clock: realClock,
    folder: process.cwd(),
    endpoint: () => process.env["AWS_ENDPOINT_URL_SFN"] ?? "http://127.0.0.1:8083",
    allowAws: process.env["NAGARE_ALLOW_AWS"] === "1",
    environment: process.env,
    stepFunctions: { call: noRun, ended: noRun },
    locks: { call: noRun, ready: noRun },
  });
  const { promise, resolve, reject } = Promise.withResolvers<JsonValue>();
  const work = services.runner(parsed)(taskCall(resource, given), {
    submitted: (response) => {
      // What is waited for behind it, an answer to a token, is not this call's.
      if (parsed.pattern === "waitForTaskToken") resolve(JSON.parse(response));
    },
    line: () => {},
    succeeded: (output) => resolve(JSON.parse(output)),
    failed: (error, cause) => reject(Object.assign(new Error(cause), { name: error })),
  });
  return await promise.finally(async () => {
    await work.finished;
    services.close();
  });
}

const noRun = (): Promise<never> => Promise.reject(new Error("there is no run"));

/** What there is of a run: nothing but what the call asks for. */
function taskCall(resource: string, given: JsonValue): TaskCall {
  return {
    executionArn: "native",
    stateMachineArn: "native",
    progress: "scheduled",
    // An integration looks at no more.
    effect: { resource, arguments: given } as TaskCall["effect"],
  };
}
