import type { JsonObject } from "../../asl/index.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import type { OtherResource } from "./deployed-project.ts";

/** What no flow, function or container has, by type and name. */
export function othersOf(
  all: readonly PlacedResource[],
  told: ReadonlySet<PlacedResource>,
): ReadonlyMap<string, OtherResource> {
  return new Map(
    all
      .filter((resource) => !told.has(resource) && resource.type !== "AWS::CDK::Metadata")
      .map((resource) => {
        const { type, path, properties, isKept } = resource;
        const name = resource.name ?? path.at(-1) ?? "";
        return [`${type} ${name}`, { type, name, properties: withoutTags(properties), isKept }];
      }),
  );
}

function withoutTags({ Tags: _, ...properties }: JsonObject): JsonObject {
  return properties;
}
