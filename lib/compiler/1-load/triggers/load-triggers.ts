import type { CompiledTrigger, JsonSchema } from "../../project.ts";
import type { Setting, Settings } from "../loaded-project.ts";
import type { Loader } from "../loader.ts";
import { eventTrigger } from "./event-trigger.ts";
import { flowTrigger } from "./flow-trigger.ts";
import { membersOf, type Reading } from "./reading.ts";
import { s3Trigger } from "./s3-trigger.ts";

/** What starts a flow beside its schedules; what EventBridge can't say is reported. */
export function loadTriggers(
  loader: Loader,
  flow: string,
  settings: Settings,
  params: JsonSchema,
): readonly CompiledTrigger[] {
  return triggerSettings(settings).flatMap(({ value, node }) => {
    const given = membersOf(value);
    const read = READERS[String(given["kind"])];
    const trigger = read?.({ loader, node, span: loader.span(node), given, flow, params });
    return trigger === undefined ? [] : [trigger];
  });
}

/** Each trigger where it is written. */
export function triggerSettings(settings: Settings): readonly Setting[] {
  const one = settings.get("on");
  const many = [...settings].filter(([path]) => /^on\.\d+$/.test(path));
  if (many.length > 0) return many.map(([, setting]) => setting);
  return one === undefined || Array.isArray(one.value) ? [] : [one];
}

const READERS: Readonly<Record<string, (reading: Reading) => CompiledTrigger | undefined>> = {
  s3: s3Trigger,
  event: eventTrigger,
  flow: flowTrigger,
} satisfies Record<CompiledTrigger["kind"], unknown>;
