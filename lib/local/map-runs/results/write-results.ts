import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { type ChildOutcome, type ResultWriterPlan, transformed } from "../../../engine/index.ts";
import type { ObjectStore } from "../../integrations/index.ts";

/** Where a Map Run's results go. */
export interface Destination {
  readonly bucket: string;
  /** Without the slash at its end. */
  readonly folder: string;
}

/** A folder of its own for each Map Run, under the state's Prefix. */
export function destinationOf(
  { arguments: args }: ResultWriterPlan,
  mapRunArn: string,
): Destination {
  const { Bucket, Prefix = "" } = args as JsonObject;
  const prefix = String(Prefix).replace(/\/$/, "");
  const id = mapRunArn.split(":").at(-1) ?? "";
  return { bucket: String(Bucket), folder: prefix === "" ? id : `${prefix}/${id}` };
}

/** AWS tries the bucket before it starts the first child execution, and leaves this object. */
export async function tryWriting(
  objects: ObjectStore,
  { bucket, folder }: Destination,
): Promise<void> {
  await objects.put(bucket, `${folder}/.writeAccessCheckFile.temp`, "");
}

/**
 * Writes a file of each kind of results, and the manifest that names them.
 * @returns the Map state's result
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export async function writeResults(
  objects: ObjectStore,
  mapRunArn: string,
  writer: ResultWriterPlan,
  children: readonly ChildOutcome[],
): Promise<JsonObject> {
  const { bucket, folder } = destinationOf(writer, mapRunArn);
  const files: Record<string, JsonValue> = {};
  for (const [kind, isOfKind] of Object.entries(kinds)) {
    const results = transformed(children.filter(isOfKind), writer.transformation);
    const key = `${folder}/${kind}_0.${writer.outputType.toLowerCase()}`;
    const body = printed(results, writer);
    if (results.length > 0) await objects.put(bucket, key, body);
    files[kind] = results.length > 0 ? [{ Key: key, Size: Buffer.byteLength(body) }] : [];
  }
  const key = `${folder}/manifest.json`;
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: files };
  await objects.put(bucket, key, JSON.stringify(manifest));
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: key } };
}

const kinds: Readonly<Record<string, (child: ChildOutcome) => boolean>> = {
  FAILED: ({ status }) => status !== "SUCCEEDED" && status !== "PENDING",
  PENDING: ({ status }) => status === "PENDING",
  SUCCEEDED: ({ status }) => status === "SUCCEEDED",
};

function printed(results: readonly JsonValue[], { outputType }: ResultWriterPlan): string {
  if (outputType === "JSON") return JSON.stringify(results);
  return results.map((result) => `${JSON.stringify(result)}\n`).join("");
}
