import type { JsonObject } from "../asl/index.ts";
import type { StepFunctionsPort } from "./integrations/index.ts";
import { operations } from "./operations/index.ts";
import type { Service } from "./service.ts";

/** The API as a task's integration calls it. */
export function stepFunctionsPort(service: () => Service): StepFunctionsPort {
  return {
    async call(name, request) {
      const operation = operations.get(`AWSStepFunctions.${name}`);
      if (operation === undefined) throw new Error(`no operation ${name}`);
      const nobodyLeaves = new AbortController().signal;
      const answer = await operation.answer(JSON.stringify(request), service(), nobodyLeaves);
      // What is sent as JSON to clients.
      return answer as JsonObject;
    },
    ended: (executionArn) => service().runs.ended(executionArn),
  };
}
