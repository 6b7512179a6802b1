import { secondsOf } from "./duration.ts";
import type { LoadedRetry, Settings } from "./loaded-project.ts";
import { numberOf, textOf, textsOf } from "./typed-setting.ts";

/** The `retry` of a task or container; what is out of range is the check's to refuse. */
export function loadRetry(
  settings: Settings,
  path = "retry",
  defaults: Omit<LoadedRetry, "attempts"> = { delaySeconds: 1, backoff: 2, jitter: false },
): LoadedRetry | undefined {
  const attempts = numberOf(settings, `${path}.attempts`);
  if (attempts === undefined) return undefined;
  const maxDelaySeconds = secondsOf(textOf(settings, `${path}.maxDelay`));
  const on = textsOf(settings, `${path}.on`) ?? defaults.on;
  const jitter = settings.get(`${path}.jitter`)?.value ?? defaults.jitter;
  return {
    attempts,
    delaySeconds: secondsOf(textOf(settings, `${path}.delay`)) ?? defaults.delaySeconds,
    backoff: numberOf(settings, `${path}.backoff`) ?? defaults.backoff,
    jitter: jitter === true,
    ...(maxDelaySeconds === undefined ? {} : { maxDelaySeconds }),
    ...(on === undefined ? {} : { on }),
  };
}

/** The `retry` of a task: one, or a list of them. */
export function loadRetries(settings: Settings): readonly LoadedRetry[] {
  return retryPaths(settings).flatMap((path) => loadRetry(settings, path) ?? []);
}

/** Where a step's retries stand among its options. */
export function retryPaths(settings: Settings): readonly string[] {
  const whole = settings.get("retry")?.value;
  return Array.isArray(whole) ? whole.map((_, at) => `retry.${at}`) : ["retry"];
}
