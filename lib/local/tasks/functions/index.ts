/** Function tasks: bundled as for Lambda, run in worker processes. */
export { callFunction, invokeFunction } from "./function-task.ts";
export { Functions } from "./functions.ts";
