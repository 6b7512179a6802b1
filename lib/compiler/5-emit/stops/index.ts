/** What a container's Task has around it for when it stops other than well. */
export { emitReading } from "./emit-reading.ts";
export { emitStops } from "./emit-stops.ts";
export { emitUncaught } from "./emit-uncaught.ts";
