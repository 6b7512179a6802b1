import type { JsonValue } from "../../asl/index.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import type { Settings } from "./deployed-project.ts";
import type { ResourceIndex } from "./resource-index.ts";

/** The log group with a name, and how long it keeps what is in it. */
export function logGroup(
  name: JsonValue | undefined,
  index: ResourceIndex,
): { readonly settings: Settings; readonly resources: readonly PlacedResource[] } {
  const wanted = textOf(name).replace(/^arn:.*?:log-group:(.*?)(:\*)?$/, "$1");
  const group = index.ofType("AWS::Logs::LogGroup").find((one) => one.name === wanted);
  if (group === undefined) return { settings: {}, resources: [] };
  const days = group.properties["RetentionInDays"];
  const kept = days === undefined ? "for ever" : `${textOf(days)} days`;
  const left = group.isKept ? "stay" : "go";
  return { settings: { "logs kept": kept, "logs of what goes": left }, resources: [group] };
}
