/** Time as a port: the machine's own, or one that skips what nobody waits for. */
export type { Clock } from "./clock.ts";
export { realClock } from "./real-clock.ts";
export { skippingClock } from "./skipping-clock.ts";
