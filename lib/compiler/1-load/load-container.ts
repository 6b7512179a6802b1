import { dirname, resolve } from "node:path";
import type ts from "typescript";
import type { ContainerDeclaration } from "../project.ts";
import { secondsOf } from "./duration.ts";
import { loadRetry } from "./load-retry.ts";
import type { FunctionNode, LoadedContainer } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { numberOf, textMembersOf, textOf, textsOf } from "./typed-setting.ts";

/** Defaults of `ContainerOptions`: Fargate's smallest. */
const DEFAULT_CPU_UNITS = 256;
const DEFAULT_MEMORY_MIB = 512;

export function loadContainer(loader: Loader, declared: Declared): LoadedContainer {
  const { settings, calls } = declared.options;
  const file = declared.call.getSourceFile().fileName;
  return {
    kind: "container",
    name: declared.name,
    file,
    variable: declared.variable,
    span: declared.span,
    call: declared.call,
    settings,
    image: imageOf(textOf(settings, "image") ?? "", file),
    cpu: numberOf(settings, "cpu") ?? DEFAULT_CPU_UNITS,
    memoryMiB: numberOf(settings, "memory") ?? DEFAULT_MEMORY_MIB,
    reports: calls.has("output"),
    ...withoutUndefined({
      local: textsOf(settings, "local"),
      retry: loadRetry(settings),
      timeoutSeconds: secondsOf(textOf(settings, "timeout")),
      exitCodes: settings.has("exitCodes") ? textMembersOf(settings, "exitCodes") : undefined,
    }),
    ...functionsOf(loader, declared),
  };
}

function imageOf(image: string, file: string): ContainerDeclaration["image"] {
  return image.startsWith(".")
    ? { kind: "folder", path: resolve(dirname(file), image) }
    : { kind: "uri", uri: image };
}

function functionsOf(
  loader: Loader,
  declared: Declared,
): Pick<LoadedContainer, "command" | "environment" | "inputType"> {
  const command = declared.options.functions.get("command");
  const environment = declared.options.functions.get("environment");
  const inputType = inputOf(loader, command) ?? inputOf(loader, environment);
  return withoutUndefined({ command, environment, inputType });
}

function inputOf(loader: Loader, node: FunctionNode | undefined): ts.Type | undefined {
  const parameter = node?.parameters[0];
  return parameter && loader.checker.getTypeAtLocation(parameter);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** `exactOptionalPropertyTypes` tells absent from undefined; so do we. */
function withoutUndefined<T extends object>(members: T): Present<T> {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Present<T>;
}
