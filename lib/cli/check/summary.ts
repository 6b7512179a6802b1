import type { CompiledProject } from "../../compiler/index.ts";

/** `2 errors, 1 warning in 2 files` */
export function summary({
  flows,
  diagnostics,
}: Pick<CompiledProject, "flows" | "diagnostics">): string {
  if (diagnostics.length === 0) return `${counted(flows.length, "flow")}, no problems`;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  const files = new Set(diagnostics.map(({ span }) => span.file)).size;
  return `${parts.join(", ")} in ${counted(files, "file")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
