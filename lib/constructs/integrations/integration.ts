import type { JsonObject } from "../../asl/index.ts";
import type { FlowResources } from "../flow-resources.ts";
import type { Permission } from "./permission.ts";

/** One service integration on AWS: both sides read the same placeholders of the compiled `Arguments`. */
export interface Integration {
  /**
   * The arguments with this environment's resources; `reference` gives what to write for a value that is known only at deploy. Absent: they name none.
   */
  bind?(
    args: JsonObject,
    resources: FlowResources,
    reference: (name: string, value: string) => string,
  ): JsonObject;
  /** What the role of the flow's state machine must be allowed for this one call, and no more. */
  permissions(args: JsonObject, resources: FlowResources, flow: string): readonly Permission[];
}
