import type { JsonObject } from "../../asl/index.ts";

/** A resource of a stack or of one nested in it, with every reference written out. */
export interface PlacedResource {
  readonly type: string;
  /** Logical ids of the nested stacks on the way to it, then its own. */
  readonly path: readonly string[];
  /** The name that AWS knows it by, if the template gives one. */
  readonly name?: string;
  readonly arn: string;
  readonly properties: JsonObject;
  /** Whether AWS keeps it when the stack has it no more. */
  readonly isKept: boolean;
  /** Of a state machine whose definition lies in S3. */
  readonly definition?: string;
}
