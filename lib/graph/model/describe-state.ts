import type { FailState, MapState, State, WaitState } from "../../asl/index.ts";
import { bareExpression } from "./bare-expression.ts";
import { describeTask } from "./describe-task.ts";

/** The second line of a state's box; none where the name says it all. */
export function describeState(name: string, state: State): string | undefined {
  switch (state.Type) {
    case "Task":
      return describeTask(state);
    case "Wait":
      return describeWait(state);
    case "Parallel":
      return state.Branches.length === 1 ? "1 branch" : `${state.Branches.length} branches`;
    case "Map":
      return describeMap(name, state);
    case "Fail":
      return describeFail(state);
    case "Choice":
    case "Pass":
    case "Succeed":
      return undefined;
  }
}

function describeWait(state: WaitState): string {
  if (typeof state.Seconds === "number") return spell(state.Seconds);
  if (state.Seconds !== undefined) return `${bareExpression(state.Seconds)} s`;
  if (state.SecondsPath !== undefined) return `${state.SecondsPath} s`;
  return `until ${bareExpression(state.Timestamp ?? state.TimestampPath ?? "")}`;
}

function spell(seconds: number): string {
  const units = [
    ["d", 86_400],
    ["h", 3_600],
    ["min", 60],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? [
    "s",
    1,
  ];
  return `${seconds / size} ${unit}`;
}

function describeMap(name: string, state: MapState): string {
  const distributed = state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED";
  const limit = typeof state.MaxConcurrency === "number" ? state.MaxConcurrency : 0;
  const pace = limit === 1 ? "one at a time" : `${limit} at a time`;
  return [
    ...(distributed ? ["distributed"] : []),
    forEach(name, state),
    ...(limit === 0 ? [] : [pace]),
  ].join(" · ");
}

/** Says what the items are where the name doesn't and it is short enough to read. */
function forEach(name: string, { Items, ItemsPath }: MapState): string {
  const items = typeof Items === "string" ? bareExpression(Items) : (ItemsPath ?? "");
  const isTold = items === "" || items.length > 28 || name.includes(items);
  return isTold ? "for each item" : `for each of ${items}`;
}

/** A name or a path; what a longer expression computes is nothing for a picture. */
function describeFail({ Error: error = "" }: FailState): string | undefined {
  const bare = bareExpression(error);
  return /^[\w.$-]+$/.test(bare) ? bare : undefined;
}
