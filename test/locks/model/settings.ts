import type { Setting } from "./world.ts";

const flow = { whenBusy: "wait", what: "flow" } as const;
const block = { whenBusy: "wait", what: "block" } as const;

/** Small enough for every run of the tests. */
export const small: Readonly<Record<string, Setting>> = {
  "three runs for two places": { ...flow, limits: [2, 2, 2], budget: {} },
  "a run that fails": { ...flow, limits: [1, 1], budget: { failures: 1 } },
  "a call that dies at any point": { ...flow, limits: [1, 1], budget: { crashes: 1 } },
  "events that are lost": { ...flow, limits: [1, 1], budget: { failures: 1, losses: 1 } },
  "events that are doubled": { ...flow, limits: [1, 1], budget: { doubles: 1 } },
  "a redrive by nagare or from the console": {
    ...{ ...flow, limits: [1, 1], budget: { failures: 1, redrives: 1 }, atOnce: 2 },
  },
  "a sweep at any time": { ...flow, limits: [1, 1], budget: { sweeps: 1 } },
  "blocks that give back": { ...block, limits: [1, 1], budget: { failures: 1 } },
  "runs that don't wait": { ...flow, whenBusy: "skip", limits: [1, 1], budget: { failures: 1 } },
  "runs that replace": { ...flow, whenBusy: "replace", limits: [1, 1], budget: {} },
};

/** Three runs for two places, with all that may go wrong, in all orders: an hour. */
export const large: Readonly<Record<string, Setting>> = {
  "a run fails": { ...flow, limits: [2, 2, 2], budget: { failures: 1 } },
  "a run fails, and an event is lost": {
    ...{ ...flow, limits: [2, 2, 2], budget: { failures: 1, losses: 1 } },
  },
  "an event is lost, and a sweep makes good for it": {
    ...{ ...flow, limits: [2, 2, 2], budget: { losses: 1, sweeps: 1 } },
  },
  "a run fails, and a sweep comes": {
    ...{ ...flow, limits: [2, 2, 2], budget: { failures: 1, sweeps: 1 } },
  },
  "a run fails, and an event is doubled": {
    ...{ ...flow, limits: [2, 2, 2], budget: { failures: 1, doubles: 1 } },
  },
  "a call dies, or seems to": { ...flow, limits: [2, 2, 2], budget: { crashes: 1 } },
  "a run fails and is redriven": {
    ...{ ...flow, limits: [2, 2, 2], budget: { failures: 1, redrives: 1 }, atOnce: 2 },
  },
  "all of it": {
    ...flow,
    limits: [2, 2, 2],
    budget: { failures: 1, crashes: 1, losses: 1, doubles: 1, redrives: 1, sweeps: 1 },
    atOnce: 1,
  },
  "blocks give back": { ...block, limits: [2, 2, 2], budget: {} },
  "runs don't wait": { ...flow, whenBusy: "skip", limits: [2, 2, 2], budget: { failures: 1 } },
  "runs replace": { ...flow, whenBusy: "replace", limits: [2, 2, 2], budget: {} },
};
