import { secondsOf } from "./duration.ts";
import type { LoadedRetry, Settings } from "./loaded-project.ts";
import { numberOf, textOf, textsOf } from "./typed-setting.ts";

/** The `retry` of a task or container; what is out of range is the check's to refuse. */
export function loadRetry(settings: Settings): LoadedRetry | undefined {
  const attempts = numberOf(settings, "retry.attempts");
  if (attempts === undefined) return undefined;
  const maxDelaySeconds = secondsOf(textOf(settings, "retry.maxDelay"));
  const on = textsOf(settings, "retry.on");
  return {
    attempts,
    delaySeconds: secondsOf(textOf(settings, "retry.delay")) ?? 1,
    backoff: numberOf(settings, "retry.backoff") ?? 2,
    jitter: settings.get("retry.jitter")?.value === true,
    ...(maxDelaySeconds === undefined ? {} : { maxDelaySeconds }),
    ...(on === undefined ? {} : { on }),
  };
}
