/** How a container that stopped fails the step that waits for its task token: on AWS by a function, on a laptop by the local service. */
export { failureOf } from "./failure-of.ts";
export type { StoppedTask } from "./stopped-task.ts";
