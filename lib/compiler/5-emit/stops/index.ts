/** What a container's Task has around it: before it, and for when it stops other than well. */
export { emitImage, hasImage } from "./emit-image.ts";
export { emitReading } from "./emit-reading.ts";
export { emitStops } from "./emit-stops.ts";
export { emitUncaught } from "./emit-uncaught.ts";
