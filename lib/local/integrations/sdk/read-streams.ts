import type { NormalizedSchema } from "@smithy/core/schema";
import { textOf } from "./from-response.ts";

/** An answer whose payload has been read: S3's objects come as streams. */
export async function readStreams(schema: NormalizedSchema, response: object): Promise<object> {
  const payload = Object.entries(schema.getMemberSchemas()).find(
    ([, member]) => member.isBlobSchema() && member.isStreaming(),
  );
  if (payload === undefined) return response;
  const stream: unknown = Reflect.get(response, payload[0]);
  return isStream(stream)
    ? { ...response, [payload[0]]: textOf(await stream.transformToByteArray()) }
    : response;
}

interface PayloadStream {
  transformToByteArray(): Promise<Uint8Array>;
}

function isStream(value: unknown): value is PayloadStream {
  return typeof value === "object" && value !== null && "transformToByteArray" in value;
}
