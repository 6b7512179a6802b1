/** The compiler: a project's flows in, state machine definitions and diagnostics out. Runs no user code. */
export { createSourceCache, placeOfSetting } from "./1-load/index.ts";
export { fargateProblem } from "./2-check/index.ts";
export { checkParams } from "./check-params.ts";
export { compileProject } from "./compile.ts";
export { type Compiler, createCompiler } from "./compiler.ts";
export { failsAgain } from "./fails-again.ts";
export type * from "./project.ts";
export { statsOf } from "./stats/index.ts";
