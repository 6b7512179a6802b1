import type { JsonObject, StateMachine } from "../../asl/index.ts";

/** What an environment has, read from templates: the deployed ones or those of a synthesis. Parts are by name. */
export interface DeployedProject {
  /** What the names of its resources begin with, and a hyphen after it: `nagare-prod`. */
  readonly prefix: string;
  readonly flows: Parts<DeployedFlow>;
  readonly functions: Parts<DeployedTask>;
  readonly containers: Parts<DeployedTask>;
  /** Everything else, by type and name. */
  readonly others: Parts<OtherResource>;
  /** What is the same on all resources that have it. */
  readonly everywhere: Settings;
  /** Where each resource that has a name lies: logical ids on the way to it, by its type and name. */
  readonly places: Parts<string>;
}

export type Parts<Part> = ReadonlyMap<string, Part>;

/** Values by what they are called in words. */
export type Settings = Readonly<Record<string, string>>;

export interface DeployedFlow {
  /** Absent where no template tells it. */
  readonly definition?: StateMachine;
  readonly settings: Settings;
  readonly starts: Parts<FlowStart>;
  /** Logical ids on the way to its role, where that stays for runs that have begun when another takes its place. */
  readonly keptRole?: string;
  /** What its role may do. */
  readonly grants: readonly Grant[];
  readonly alarms: Settings;
}

/** What starts a flow by itself. */
export interface FlowStart {
  readonly kind: "schedule" | "event";
  /** When, in words. */
  readonly when: string;
  readonly enabled: boolean;
  readonly settings: Settings;
  /** Starts in a month of average length, if that is known. */
  readonly monthly?: number;
}

/** One action on one resource. */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  readonly action: string;
  readonly resource: string;
  /** Of what else it depends on, as JSON. */
  readonly condition?: string;
}

/** A function or a container. */
export interface DeployedTask {
  readonly settings: Settings;
  /** Values that are compared and never shown: code, and what variables hold. */
  readonly hidden: Settings;
  readonly grants: readonly Grant[];
}

export interface OtherResource {
  readonly type: string;
  readonly name: string;
  readonly properties: JsonObject;
  readonly isKept: boolean;
}
