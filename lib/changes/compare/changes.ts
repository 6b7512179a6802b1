import type { FlowStart, Grant } from "../model/deployed-project.ts";

/** What a deploy would change, in flow terms: plain data. */
export interface Changes {
  readonly flows: readonly PartChange<FlowDetail>[];
  readonly functions: readonly PartChange<TaskDetail>[];
  readonly containers: readonly PartChange<TaskDetail>[];
  readonly others: readonly OtherChange[];
  /** Tags, and what else is the same on everything. */
  readonly everywhere: readonly SettingChange[];
  /** What a person should think of before the deploy. */
  readonly cautions: readonly Caution[];
  readonly unchangedFlows: number;
}

export type PartChange<Detail> =
  | { readonly kind: "added"; readonly name: string; readonly details: readonly Detail[] }
  | { readonly kind: "removed"; readonly name: string; readonly details: readonly Detail[] }
  | { readonly kind: "changed"; readonly name: string; readonly details: readonly Detail[] };

export type FlowDetail =
  /** All steps of a flow that comes. */
  | { readonly kind: "steps"; readonly steps: readonly string[] }
  | { readonly kind: "step-added"; readonly step: string; readonly does: string }
  | { readonly kind: "step-removed"; readonly step: string; readonly does: string }
  | { readonly kind: "step-renamed"; readonly step: string; readonly before: string }
  | {
      readonly kind: "step-changed";
      readonly step: string;
      readonly fields: readonly SettingChange[];
    }
  | { readonly kind: "start-added"; readonly start: FlowStart }
  | { readonly kind: "start-removed"; readonly start: FlowStart }
  | {
      readonly kind: "start-changed";
      readonly start: FlowStart;
      readonly fields: readonly SettingChange[];
    }
  | { readonly kind: "alarms"; readonly change: ChangeKind; readonly alarms: readonly string[] }
  | { readonly kind: "cost"; readonly before?: RunCost; readonly after?: RunCost }
  | TaskDetail;

export type TaskDetail =
  | { readonly kind: "setting"; readonly change: SettingChange }
  | { readonly kind: "grant-gained"; readonly grant: GrantGroup }
  | { readonly kind: "grant-lost"; readonly grant: GrantGroup };

export type ChangeKind = "added" | "removed" | "changed";

/** A value by what it is called in words; without `before` it is new, without `after` it is gone. */
export interface SettingChange {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  /** Whether the values are not to be shown. */
  readonly hidden?: true;
}

/** Grants that differ in action and resource alone. */
export interface GrantGroup extends Pick<Grant, "effect" | "condition"> {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Of the shortest run of a Standard workflow, by its transitions. */
export interface RunCost {
  readonly transitions: number;
  readonly dollarsPerRun: number;
  /** Where schedules tell how often it runs. */
  readonly dollarsPerMonth?: number;
}

export interface OtherChange {
  readonly kind: ChangeKind;
  readonly type: string;
  readonly name: string;
  /** Properties by path. */
  readonly fields: readonly SettingChange[];
}

export type Caution =
  | { readonly kind: "flow-removed"; readonly flow: string }
  | { readonly kind: "flow-renamed"; readonly flow: string; readonly before: string }
  | { readonly kind: "starts-removed"; readonly flow: string; readonly starts: readonly string[] }
  | {
      readonly kind: "grants-lost";
      readonly part: "flow" | "function" | "container";
      readonly name: string;
      readonly grants: readonly GrantGroup[];
    }
  | {
      readonly kind: "task-removed";
      readonly task: "function" | "container";
      readonly name: string;
      /** Flows that stay, whose previous versions call it. */
      readonly flows: readonly string[];
    }
  | { readonly kind: "type-changed"; readonly flow: string }
  | { readonly kind: "moved"; readonly resources: readonly MovedResource[] };

/** A resource that keeps its name and gets another place in the stacks. */
export interface MovedResource {
  readonly resource: string;
  readonly before: string;
  readonly after: string;
}
