/** The compiler: a project's flows in, state machine definitions and diagnostics out. Runs no user code. */
export type * from "./project.ts";
