import type { Edge } from "../../ir/index.ts";
import { lowerExpression } from "../expressions/index.ts";
import type { StepPlace } from "../place.ts";
import { lowerAws } from "./aws.ts";
import { lowerCallback } from "./callback.ts";
import { lowerFail } from "./fail.ts";
import { lowerHttp } from "./http.ts";
import { lowerInline } from "./inline.ts";
import { lowerLocked } from "./locked.ts";
import { lowerMapping } from "./mapping.ts";
import { lowerPromiseAll } from "./promise-all.ts";
import type { Step } from "./resolve-step.ts";
import { lowerSettled } from "./settled.ts";
import { lowerSleep } from "./sleep.ts";
import { startStep } from "./start-step.ts";

/** The nodes of an awaited step, by its kind. */
export function lowerStep(step: Step, at: StepPlace): Edge {
  const table: { readonly [Kind in Step["kind"]]: (step: never, at: StepPlace) => Edge } = STEPS;
  return table[step.kind](step as never, at);
}

type OfKind<Kind extends Step["kind"]> = Extract<Step, { readonly kind: Kind }>;

const STEPS = {
  task: (step, at) => startStep(step.task, inputOf(step, at), step.call, at),
  container: (step, at) => startStep(step.container, inputOf(step, at), step.call, at),
  flow: (step, at) => startStep(step.flow, inputOf(step, at), step.call, at),
  http: lowerHttp,
  aws: lowerAws,
  sleep: lowerSleep,
  all: lowerPromiseAll,
  map: lowerMapping,
  settled: lowerSettled,
  inline: lowerInline,
  fail: lowerFail,
  callback: lowerCallback,
  locked: lowerLocked,
} satisfies { readonly [Kind in Step["kind"]]: (step: OfKind<Kind>, at: StepPlace) => Edge };

function inputOf(step: Step, at: StepPlace) {
  const [input] = step.call.arguments;
  return input && lowerExpression(input, at.context);
}
