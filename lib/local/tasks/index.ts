/** What performs tasks: the project's functions in worker processes, its containers as local processes or with Docker. */
export { Activities } from "./activities.ts";
export type { ContainerDeclaration, TaskDeclaration } from "./declarations.ts";
export type {
  TaskCall,
  TaskListener,
  TaskProgress,
  TaskRunner,
  TaskWork,
} from "./task-runner.ts";
export { type TaskRunners, type TaskRunnersOptions, taskRunners } from "./task-runners.ts";
