import type { CompiledProject, CompiledTrigger } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { type Problem, unknown, unless, wrong } from "./problem.ts";

/** What is wrong with what an environment says of triggers: which flows, and the names of buckets and buses. */
export function triggerProblems(
  { triggers, buckets = {}, buses = {} }: Environment,
  { flows }: CompiledProject,
): readonly Problem[] {
  const all = flows.flatMap((flow) => flow.triggers);
  const named = typeof triggers === "object" ? Object.keys(triggers) : [];
  return [
    ...named.flatMap((name) => flowProblems(name, flows)),
    ...nameProblems("buckets", buckets, new Set(all.flatMap(bucketOf)), BUCKET),
    ...nameProblems("buses", buses, new Set(all.flatMap(busOf)), BUS),
  ];
}

function flowProblems(name: string, flows: CompiledProject["flows"]): readonly Problem[] {
  const path = ["triggers", name];
  const flow = flows.find((each) => each.name === name);
  if (flow === undefined) return [unknown(path, `triggers names "${name}", which is no flow`)];
  return unless(flow.triggers.length > 0, wrong(path, `${name} has no trigger`));
}

function nameProblems(
  member: "buckets" | "buses",
  names: Readonly<Record<string, string>>,
  used: ReadonlySet<string>,
  form: RegExp,
): readonly Problem[] {
  const kind = member === "buckets" ? "bucket" : "bus";
  return Object.entries(names).flatMap(([name, value]) => {
    const path = [member, name];
    if (!used.has(name)) return [unknown(path, `${member} names "${name}", which no trigger has`)];
    return unless(form.test(value), wrong(path, `${member}.${name} "${value}" is no ${kind}`));
  });
}

const bucketOf = (trigger: CompiledTrigger): readonly string[] =>
  trigger.kind === "s3" ? [trigger.bucket] : [];

const busOf = (trigger: CompiledTrigger): readonly string[] =>
  trigger.kind === "event" && trigger.bus !== undefined ? [trigger.bus] : [];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
const BUS = /^(arn:aws[\w-]*:events:[\w-]+:\d{12}:event-bus\/)?[\w./-]{1,256}$/;
