import type { CompiledProject } from "../../compiler/index.ts";
import { renderText } from "../../diagnostics/index.ts";
import { ConfigurationError } from "../configuration-error.ts";
import { sourceIn } from "./source-in.ts";

/** A stack without the flow that doesn't compile would delete it. */
export function refuseErrors({ directory, diagnostics }: CompiledProject): void {
  if (!diagnostics.some(({ severity }) => severity === "error")) return;
  const text = renderText(diagnostics, { source: sourceIn(directory), color: false });
  throw new ConfigurationError(text.trimEnd(), {}, diagnostics);
}
