import type { Changes, FlowDetail, PartChange, TaskDetail } from "../../changes/index.ts";

/** What changes in the same way in many places, told once. */
export interface Repeated {
  readonly details: readonly TaskDetail[];
  /** How many of each kind. */
  readonly flows: number;
  readonly functions: number;
  readonly containers: number;
}

/** From this many places on. */
const MANY = 4;

/** Takes what many parts share out of them: a setting of the environment is one change for a person. */
export function foldRepeated(changes: Changes): {
  readonly changes: Changes;
  readonly repeated: readonly Repeated[];
} {
  const { flows, functions, containers } = changes;
  const kinds = {
    flows: places(flows),
    functions: places(functions),
    containers: places(containers),
  };
  const count = (key: string) => ({
    flows: kinds.flows.filter((one) => one === key).length,
    functions: kinds.functions.filter((one) => one === key).length,
    containers: kinds.containers.filter((one) => one === key).length,
  });
  const all = new Set(Object.values(kinds).flat());
  const repeated = [...all]
    .map((key) => ({ key, ...count(key) }))
    .filter((one) => one.flows + one.functions + one.containers >= MANY);
  const folded = new Set(repeated.map(({ key }) => key));
  return {
    changes: {
      ...changes,
      flows: flows.flatMap((part) => without(part, folded)),
      functions: functions.flatMap((part) => without(part, folded)),
      containers: containers.flatMap((part) => without(part, folded)),
    },
    repeated: sameAudience(repeated),
  };
}

/** A detail that may be folded, once for each part that has it. */
function places(parts: readonly PartChange<FlowDetail>[]): readonly string[] {
  return parts
    .flatMap(({ kind, details }) => details.filter((detail) => isFoldable(kind, detail)))
    .map((detail) => JSON.stringify(detail));
}

/** New code differs in each place, whatever it is called. The sizes of what is new are its own. */
function isFoldable(kind: PartChange<FlowDetail>["kind"], detail: FlowDetail): boolean {
  if (detail.kind === "setting" && kind !== "changed") return false;
  if (detail.kind === "setting")
    return !detail.change.hidden || /^variable/.test(detail.change.name);
  return detail.kind === "grant-gained" || detail.kind === "grant-lost";
}

function without<Detail>(
  part: PartChange<Detail>,
  folded: ReadonlySet<string>,
): readonly PartChange<Detail>[] {
  const details = part.details.filter((detail) => !folded.has(JSON.stringify(detail)));
  return details.length === 0 && part.kind === "changed" ? [] : [{ ...part, details }];
}

function sameAudience(
  repeated: readonly (Omit<Repeated, "details"> & { readonly key: string })[],
): readonly Repeated[] {
  const groups = Map.groupBy(repeated, ({ flows, functions, containers }) =>
    [flows, functions, containers].join(),
  );
  return [...groups.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const { key: _, ...counts } = first;
    return [{ ...counts, details: those.map(({ key }): TaskDetail => JSON.parse(key)) }];
  });
}
