/** A lock and its key, shared by many runs. */
export interface Scene {
  readonly lock: string;
  readonly key: string;
  readonly limit: number;
  /** Now and then a run of another deploy has another. */
  readonly otherLimit: number;
  readonly whenBusy: "wait" | "skip" | "fail" | "replace";
  readonly what: "flow" | "block";
}

export interface SimulatedRun {
  readonly arn: string;
  readonly scene: Scene;
  readonly holder: string;
  readonly limit: number;
  readonly priority: number;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED" | "TIMED_OUT";
  /** Of some time ago: Step Functions' answers are eventually consistent. */
  before: { status: SimulatedRun["status"]; redriveCount: number; until: number };
  redriveCount: number;
  at: "take" | "waiting" | "work" | "giving back" | "end";
  /** Of the state that waits. */
  since: string;
  /** When it began to wait for the first time. */
  firstSince: string;
  tries: number;
  token: string;
  /** Goes on without a place that it lost. */
  isRogue: boolean;
  /** When its first call of the function returned. */
  inLineSince?: number;
  /** When it began to wait. */
  waitingSince: number;
  answer?: (answer: TokenAnswer) => void;
}

export type TokenAnswer =
  | { readonly kind: "told"; readonly fence: number }
  | { readonly kind: "failed"; readonly error: string }
  | { readonly kind: "closed" };

/** How often things go wrong, from 0 to 1. */
export interface Troubles {
  readonly failingRun: number;
  readonly redrive: number;
  /** Of the redrives: not by `nagare redrive`. */
  readonly console: number;
  readonly lostEvent: number;
  readonly doubledEvent: number;
  /** Of each request: it is not made, or its answer is lost. */
  readonly failingRequest: number;
  /** Of each call: Step Functions thinks that it is dead, and it isn't. */
  readonly undead: number;
  readonly staleAnswer: number;
  readonly skewMillis: number;
}

export const TROUBLES: Troubles = {
  failingRun: 0.15,
  redrive: 0.5,
  console: 0.3,
  lostEvent: 0.03,
  doubledEvent: 0.05,
  failingRequest: 0.01,
  undead: 0.02,
  staleAnswer: 0.02,
  skewMillis: 3000,
};
