/** The compiler: a project's flows in, state machine definitions and diagnostics out. Runs no user code. */
export { compileProject } from "./compile.ts";
export type * from "./project.ts";
