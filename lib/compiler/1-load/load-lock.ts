import type { CompiledLock } from "../project.ts";
import { secondsOf } from "./duration.ts";
import type { LoadedLock, LoadedRate, Settings } from "./loaded-project.ts";
import type { Options } from "./settings.ts";
import { numberOf, textOf } from "./typed-setting.ts";

/** What takes a place: a flow, task or container by its name, or a block by the name that it says itself. */
export interface Locking {
  readonly kind: "flow" | "task" | "container" | "block";
  readonly name: string;
}

/** `concurrency` of a flow, task or container; what is out of range is the check's to refuse. */
export function loadLock(by: Locking, options: Options): LoadedLock | undefined {
  return hasAny(options, "concurrency") ? lockIn(by, options, "concurrency.") : undefined;
}

/** `rate` of a task or container. */
export function loadRate(by: Locking, options: Options): LoadedRate | undefined {
  return hasAny(options, "rate") ? rateIn(by, options, "rate.") : undefined;
}

/** @param path before the name of each option */
export function lockIn(by: Locking, { settings, functions }: Options, path: string): LoadedLock {
  const key = functions.get(`${path}key`);
  const timeoutSeconds = secondsOf(textOf(settings, `${path}timeout`));
  return {
    ...namesOf(by, settings, path),
    limit: numberOf(settings, `${path}limit`) ?? 1,
    whenBusy: whenBusyOf(textOf(settings, `${path}whenBusy`)),
    priority: numberOf(settings, `${path}priority`) ?? 0,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(key && { key }),
  };
}

/** @param path before the name of each option */
export function rateIn(by: Locking, { settings, functions }: Options, path: string): LoadedRate {
  const key = functions.get(`${path}key`);
  return {
    ...namesOf(by, settings, path),
    limit: numberOf(settings, `${path}limit`) ?? 1,
    perSeconds: secondsOf(textOf(settings, `${path}per`)) ?? 1,
    burst: numberOf(settings, `${path}burst`) ?? 1,
    ...(key && { key }),
  };
}

/** A name that is said is shared; that of a flow or a step alone has a word and a space before it, which no shared one can have. */
function namesOf({ kind, name }: Locking, settings: Settings, path: string) {
  const shared = kind === "block" ? name : textOf(settings, `${path}lock`);
  return { label: shared ?? name, lock: shared ?? `${kind} ${name}` };
}

function whenBusyOf(text: string | undefined): CompiledLock["whenBusy"] {
  return WHEN_BUSY.find((each) => each === text) ?? "wait";
}

const WHEN_BUSY = ["wait", "skip", "fail", "replace"] as const;

function hasAny({ settings, functions }: Options, option: string): boolean {
  const isOf = (path: string): boolean => path === option || path.startsWith(`${option}.`);
  return [...settings.keys(), ...functions.keys()].some(isOf);
}
