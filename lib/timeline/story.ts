import type { Attempt, StepStatus } from "./timeline.ts";

/** A timeline while it is being made: what has been told of it so far. */
export interface Story {
  readonly root: Lane;
  /** Where each event left its chain, by the event's id. */
  readonly places: Map<number, Place>;
  isOver: boolean;
  redriveCount: number;
}

/** Steps one after another: a flow's, a branch's, an item's. */
export interface Lane {
  /** The Parallel or Map around it. */
  readonly owner: Step | undefined;
  /** Of a Map, the one that it is for. */
  readonly item?: number;
  readonly steps: Step[];
}

export interface Part {
  readonly kind: "branch" | "item";
  readonly index: number;
  readonly lane: Lane;
  /** How an item ended, if the history says so. */
  ended: StepStatus | undefined;
}

export interface Step {
  readonly lane: Lane;
  readonly state: string;
  readonly kind: string;
  readonly enteredAt: number;
  readonly input?: string;
  readonly attempts: Changing<Attempt>[];
  parts: Part[];
  mapRunArn?: string;
  exitedAt: number | undefined;
  output?: string;
  /** What went wrong last, if nothing went right since. */
  failure: Failure | undefined;
  hasSucceeded: boolean;
}

export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** Where a chain of events stands. */
export type Place =
  | { readonly kind: "in"; readonly step: Step }
  /** At the start of a branch or item. */
  | { readonly kind: "before"; readonly lane: Lane }
  /** In a Parallel: the next step is the first of a branch. */
  | { readonly kind: "around"; readonly step: Step }
  /** Whatever has not ended goes on. */
  | { readonly kind: "redriven" };

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

export function newStory(): Story {
  return {
    root: { owner: undefined, steps: [] },
    places: new Map(),
    isOver: false,
    redriveCount: 0,
  };
}

/** All steps so far, those inside of others behind these. */
export function stepsIn({ steps }: Lane): readonly Step[] {
  return steps.flatMap((step) => [step, ...step.parts.flatMap(({ lane }) => stepsIn(lane))]);
}

/** The step that a place is at, and those around it, from the inside out. */
export function outward(place: Place): readonly Step[] {
  if (place.kind === "redriven") return [];
  return around(place.kind === "before" ? place.lane.owner : place.step);
}

/** A step and those around it, from the inside out. */
export function around(step: Step | undefined): readonly Step[] {
  return step === undefined ? [] : [step, ...around(step.lane.owner)];
}
