import type { JsonObject } from "../../../asl/index.ts";
import type { Clock } from "../../clock/index.ts";
import { httpMetadata } from "../../tasks/http-metadata.ts";
import { type IntegrationTask, isJob, type Perform, tellAnswer } from "../integration-task.ts";
import { objectOf, sorted } from "../json-object.ts";
import { type HttpAnswer, optimizedFormat, type SdkClients } from "../sdk/index.ts";
import { jsonText, notServed } from "../task-failure.ts";
import { awaitJob, startSignal } from "./await-job.ts";
import { optimizedFailure } from "./error-words.ts";
import type { OptimizedAction, OptimizedService } from "./optimized-action.ts";

export interface OptimizedPorts {
  readonly clients: SdkClients;
  readonly clock: Clock;
}

/**
 * Performs an action of a service that Step Functions has integrations of its own for.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export function optimizedIntegration(
  { clients, clock }: OptimizedPorts,
  service: OptimizedService & { readonly name: string },
  { name: action, request, response, job }: OptimizedAction & { readonly name: string },
): Perform {
  const sdk = service.sdk ?? service.name;
  const send = async (name: string, parameters: JsonObject, signal: AbortSignal) => {
    const call = { service: sdk, action: name, parameters, format: optimizedFormat, signal };
    const answer = await clients.call(call);
    if (answer.kind !== "answered") throw optimizedFailure(answer, service.words);
    return answer;
  };
  const start = async (task: IntegrationTask): Promise<JsonObject> => {
    const given = objectOf(task.call.effect.arguments);
    const parameters = (await request?.(given, task)) ?? given;
    const signal = isJob(task.pattern) ? startSignal(task) : task.signal;
    const answer = await send(action, parameters, signal);
    const shaped = response?.(answer.response, task) ?? answer.response;
    const result = sorted({ ...shaped, ...metadataOf(answer.http) });
    tellAnswer[task.pattern](task.tell, jsonText(result));
    return result;
  };
  return async (task) => {
    if (!isJob(task.pattern)) return void (await start(task));
    if (job === undefined || task.pattern === "sync:2")
      throw notServed(`${task.call.effect.resource} can't be waited for.`);
    const { submission, effect } = task.call;
    const begun = submission === undefined ? await start(task) : JSON.parse(submission);
    const started = { parameters: objectOf(effect.arguments), response: begun };
    const ask = async (name: string, parameters: JsonObject, signal: AbortSignal) =>
      (await send(name, parameters, signal)).response;
    await awaitJob({ job, started, clock, ask, task });
  };
}

function metadataOf({ headers, statusCode }: HttpAnswer): JsonObject {
  const { "x-amzn-RequestId": requestId = "", ...others } = headers;
  // An object of texts and numbers.
  return { ...httpMetadata(others, requestId, statusCode) } as unknown as JsonObject;
}
