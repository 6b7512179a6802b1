import type { CompiledFlow } from "../compiler/index.ts";
import type { ContainerTask } from "./container-task.ts";
import type { DataBucket } from "./data-bucket.ts";
import type { FunctionTask } from "./function-task.ts";
import { containersWithAddress, containersWithFile } from "./integrations/data-object.ts";
import { tasksHandingOn } from "./integrations/tasks-handing-on.ts";

/** Whether a flow leaves anything in the environment's bucket. */
export function needsData({ definition }: CompiledFlow): boolean {
  return [containersWithFile, containersWithAddress, tasksHandingOn].some(
    (using) => using(definition).size > 0,
  );
}

/** Lets a flow's containers and functions at what of it they write and read. */
export function shareData(
  { name: flow, tasks, definition }: CompiledFlow,
  data: DataBucket,
  made: {
    readonly tasks: ReadonlyMap<string, FunctionTask>;
    readonly containers: ReadonlyMap<string, ContainerTask>;
  },
): void {
  for (const name of containersWithFile(definition)) {
    const role = made.containers.get(name)?.taskRole;
    if (role !== undefined) data.allowWrite(role, flow, `${name}-`);
  }
  for (const name of containersWithAddress(definition)) {
    const role = made.containers.get(name)?.taskRole;
    if (role !== undefined) data.allowRead(role, flow, `${name}-`);
  }
  const handing = tasksHandingOn(definition);
  if (handing.size === 0) return;
  for (const task of tasks) made.tasks.get(task)?.readLargeResults(data, flow);
  for (const task of handing) made.tasks.get(task)?.writeLargeResults(data, flow);
}
