import type ts from "typescript";
import { secondsOf } from "./duration.ts";
import { functionArgument } from "./function-argument.ts";
import { loadLock, loadRate } from "./load-lock.ts";
import { loadRetries } from "./load-retry.ts";
import type { LoadedTask } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { taskSchemas } from "./task-schemas.ts";
import { numberOf, textMembersOf, textOf, textsOf } from "./typed-setting.ts";

/** Defaults of `TaskOptions`. */
const DEFAULT_TIMEOUT_SECONDS = 60;
const DEFAULT_MEMORY_MIB = 256;

export function loadTask(loader: Loader, declared: Declared): LoadedTask {
  const { settings } = declared.options;
  const body = functionArgument(loader.checker, declared.call.arguments.at(-1));
  const reservedConcurrency = numberOf(settings, "reservedConcurrency");
  const layers = textsOf(settings, "layers");
  const by = { kind: "task", name: declared.name } as const;
  const lock = loadLock(by, declared.options);
  const rate = loadRate(by, declared.options);
  return {
    ...by,
    file: declared.call.getSourceFile().fileName,
    variable: declared.variable,
    span: declared.span,
    call: declared.call,
    settings,
    timeoutSeconds: secondsOf(textOf(settings, "timeout")) ?? DEFAULT_TIMEOUT_SECONDS,
    memoryMiB: numberOf(settings, "memory") ?? DEFAULT_MEMORY_MIB,
    environment: textMembersOf(settings, "environment"),
    architecture: textOf(settings, "architecture") === "x86_64" ? "x86_64" : "arm64",
    vpc: settings.get("vpc")?.value === true,
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    ...(layers === undefined ? {} : { layers }),
    retries: loadRetries(settings),
    takesContext: takesContext(loader, declared.call.arguments.at(-1)),
    ...taskSchemas(loader, declared.call),
    ...(body === undefined ? {} : { body }),
    ...(lock && { lock }),
    ...(rate && { rate }),
  };
}

function takesContext({ checker }: Loader, body: ts.Expression | undefined): boolean {
  const [signature] = body ? checker.getTypeAtLocation(body).getCallSignatures() : [];
  return signature !== undefined && signature.parameters.length > 1;
}
