import type { JsonObject } from "../../asl/index.ts";
import { account } from "../arns.ts";

/** An event as EventBridge delivers it. */
export interface BusEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** Whole seconds, UTC. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
}

export type EventParts = Pick<BusEvent, "detail-type" | "source" | "detail"> &
  Partial<Pick<BusEvent, "resources">> & {
    /** Milliseconds since 1970. */
    readonly at: number;
  };

export function busEvent(id: string, { at, resources = [], ...parts }: EventParts): BusEvent {
  return {
    version: "0",
    id,
    "detail-type": parts["detail-type"],
    source: parts.source,
    account: account.id,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region: account.region,
    resources,
    detail: parts.detail,
  };
}
