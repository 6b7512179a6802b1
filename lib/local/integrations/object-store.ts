import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { objectOf, objectsOf, textOf } from "./json-object.ts";
import { type SdkClients, sdkFormat } from "./sdk/index.ts";
import { secondSdkCause } from "./sdk-integration.ts";

/** S3, as far as distributed Maps need it. What is refused is thrown, in the service's words. */
export interface ObjectStore {
  /** @param request of GetObject */
  get(request: JsonObject): Promise<string>;
  put(bucket: string, key: string, body: string): Promise<void>;
  /**
   * Objects in the order of their keys, each as ListObjectsV2 tells of it.
   * @param request of ListObjectsV2
   */
  list(request: JsonObject): AsyncIterable<JsonObject>;
}

/** S3 through its SDK client. */
export function objectStore(clients: SdkClients): ObjectStore {
  const call = async (action: string, parameters: JsonValue): Promise<JsonObject> => {
    const { signal } = new AbortController();
    const answer = await clients.call({
      ...{ service: "s3", action, parameters, format: sdkFormat, signal },
      streams: "text",
    });
    if (answer.kind === "answered") return answer.response;
    throw new Error(answer.kind === "refused" ? secondSdkCause(answer, "S3") : answer.message);
  };
  return {
    get: async (request) => textOf((await call("getObject", request))["Body"]) ?? "",
    async put(bucket, key, body) {
      await call("putObject", { Bucket: bucket, Key: key, Body: body });
    },
    async *list(request) {
      let next: JsonObject = {};
      for (;;) {
        const page = await call("listObjectsV2", { ...request, ...next });
        yield* objectsOf(page["Contents"]).map(objectOf);
        const { NextContinuationToken = null } = page;
        if (NextContinuationToken === null) return;
        next = { ContinuationToken: NextContinuationToken };
      }
    },
  };
}
