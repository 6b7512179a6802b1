/** The Lambda handler of a function task. The local service runs the same bundle as Lambda does. */
export { taskHandler } from "./task-handler.ts";
