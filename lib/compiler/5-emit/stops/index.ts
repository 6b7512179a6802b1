/** What a container's Task has around it for when it stops other than well. */
export { emitStops } from "./emit-stops.ts";
