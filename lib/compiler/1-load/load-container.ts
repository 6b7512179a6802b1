import { dirname, resolve } from "node:path";
import type ts from "typescript";
import type { Capacity, ContainerDeclaration, ContainerImage } from "../project.ts";
import { secondsOf } from "./duration.ts";
import { givenFilesOf } from "./given-files.ts";
import { loadLock, loadRate } from "./load-lock.ts";
import { loadRetry } from "./load-retry.ts";
import { loadSecrets } from "./load-secrets.ts";
import type { FunctionNode, LoadedContainer, Settings, Word } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { numberOf, textMembersOf, textOf, textsOf } from "./typed-setting.ts";
import { wordOf } from "./vocabulary.ts";

/** Defaults of `ContainerOptions`: Fargate's smallest. */
const DEFAULT_CPU_UNITS = 256;
const DEFAULT_MEMORY_MIB = 512;

export function loadContainer(loader: Loader, declared: Declared): LoadedContainer {
  const { settings } = declared.options;
  const file = declared.call.getSourceFile().fileName;
  const by = { kind: "container", name: declared.name } as const;
  return {
    ...by,
    file,
    variable: declared.variable,
    span: declared.span,
    call: declared.call,
    settings,
    image: imageOf(declared, file),
    architecture: textOf(settings, "architecture") === "arm64" ? "arm64" : "x86_64",
    capacity: capacityOf(settings),
    ...sizeOf(declared),
    reports: outputOf(loader, declared) === "json",
    writesFile: outputOf(loader, declared) === "file",
    ...withoutUndefined({
      lock: loadLock(by, declared.options),
      rate: loadRate(by, declared.options),
      storageGiB: numberOf(settings, "storage"),
      secrets: loadSecrets(loader, declared),
      local: textsOf(settings, "local"),
      retry: loadRetry(settings),
      timeoutSeconds: secondsOf(textOf(settings, "timeout")),
      heartbeatSeconds: secondsOf(textOf(settings, "heartbeat")),
      exitCodes: settings.has("exitCodes") ? textMembersOf(settings, "exitCodes") : undefined,
    }),
    ...functionsOf(loader, declared),
  };
}

/** Where one of them is told at the call, both are: the task definition must have a size that exists. */
function sizeOf({ options }: Declared): Pick<ContainerDeclaration, "cpu" | "memoryMiB"> {
  const { settings, functions } = options;
  const isComputed = functions.has("cpu") || functions.has("memory");
  const given = (name: string) => (isComputed ? undefined : numberOf(settings, name));
  return {
    cpu: given("cpu") ?? DEFAULT_CPU_UNITS,
    memoryMiB: given("memory") ?? DEFAULT_MEMORY_MIB,
  };
}

function outputOf(loader: Loader, { options }: Declared): Word | undefined {
  const output = options.calls.get("output");
  return output && wordOf(loader.checker, loader.vocabulary, output.expression);
}

/** An absent image is the check's to refuse, and so is one beside a task definition. */
function imageOf({ name, options: { settings } }: Declared, file: string): ContainerImage {
  const family = textOf(settings, "taskDefinition");
  const image = textOf(settings, "image") ?? "";
  if (family !== undefined && image === "") {
    const container = textOf(settings, "containerName") ?? name;
    return { kind: "taskDefinition", family, container };
  }
  return image.startsWith(".")
    ? { kind: "folder", path: resolve(dirname(file), image) }
    : { kind: "uri", uri: image };
}

function capacityOf(settings: Settings): Capacity {
  const provider = textOf(settings, "capacity.provider");
  if (provider !== undefined) return { provider };
  return textOf(settings, "capacity") === "fargate-spot" ? "fargate-spot" : "fargate";
}

function functionsOf(
  loader: Loader,
  declared: Declared,
): Pick<LoadedContainer, FunctionOption | "inputType" | "gives"> {
  const { functions } = declared.options;
  const given = FUNCTION_OPTIONS.map((name) => functions.get(name));
  const [command, environment, cpuOf, memoryOf, tag] = given;
  const inputType = given.map((each) => inputOf(loader, each)).find((type) => type !== undefined);
  const isFile = (callee: ts.Expression) =>
    wordOf(loader.checker, loader.vocabulary, callee) === "file";
  const gives = [command, environment].flatMap((each) => givenFilesOf(each, isFile));
  return { ...withoutUndefined({ command, environment, cpuOf, memoryOf, tag, inputType }), gives };
}

type FunctionOption = "command" | "environment" | "cpuOf" | "memoryOf" | "tag";

const FUNCTION_OPTIONS = ["command", "environment", "cpu", "memory", "tag"] as const;

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
