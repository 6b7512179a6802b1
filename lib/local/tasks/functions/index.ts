/** Function tasks: bundled as for Lambda, run in worker processes. */
export { functionName } from "./function-name.ts";
export { callFunction, invokeFunction } from "./function-task.ts";
export { Functions } from "./functions.ts";
