import type { StateHandlers } from "../core/machine.ts";
import { beginChoice } from "./choice.ts";
import { beginFail } from "./fail.ts";
import { beginMap } from "./map.ts";
import { beginParallel } from "./parallel.ts";
import { beginPass } from "./pass.ts";
import { beginSucceed } from "./succeed.ts";
import { beginTask } from "./task/index.ts";
import { beginWait } from "./wait.ts";

export const stateHandlers: StateHandlers = {
  Choice: beginChoice,
  Fail: beginFail,
  Map: beginMap,
  Parallel: beginParallel,
  Pass: beginPass,
  Succeed: beginSucceed,
  Task: beginTask,
  Wait: beginWait,
};
