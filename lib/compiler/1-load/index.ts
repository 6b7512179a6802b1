/** Load: TypeScript's program and checker for a project, and what its files declare. Runs no user code. */
export type {
  Constant,
  ConstantValue,
  FunctionNode,
  LoadedContainer,
  LoadedFlow,
  LoadedProject,
  LoadedRetry,
  LoadedStep,
  LoadedTask,
  Setting,
  Settings,
  Word,
} from "./loaded-project.ts";
