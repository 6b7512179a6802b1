import type { JsonObject, JsonValue, ResultWriter } from "../../asl/index.ts";
import type { ResultTransformation, ResultWriterPlan } from "./plan.ts";

/** A ResultWriter whose arguments are known. Results that are exported keep their executions' properties unless it says otherwise. */
export function resultWriterPlan(
  { Resource, WriterConfig = {} }: ResultWriter,
  args: JsonValue,
): ResultWriterPlan {
  const { Transformation, OutputType }: JsonObject = WriterConfig;
  const usual = Resource === undefined ? "COMPACT" : "NONE";
  return {
    ...(Resource !== undefined && { resource: Resource }),
    arguments: args,
    transformation: transformations.find((one) => one === Transformation) ?? usual,
    outputType: OutputType === "JSONL" ? "JSONL" : "JSON",
  };
}

const transformations: readonly ResultTransformation[] = ["NONE", "COMPACT", "FLATTEN"];
