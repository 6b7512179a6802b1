/** Containers: as processes of this machine where that is possible, else in Docker. */
export { runContainerTask } from "./container-task.ts";
export { Containers } from "./containers.ts";
export { docker } from "./docker.ts";
export { registerTaskDefinition } from "./register-task-definition.ts";
export { familyOf } from "./run-task-arguments.ts";
