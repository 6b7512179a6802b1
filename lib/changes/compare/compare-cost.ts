import { statsOf } from "../../compiler/index.ts";
import type { DeployedFlow } from "../model/deployed-project.ts";
import type { FlowDetail, RunCost } from "./changes.ts";

/** What the shortest run costs by its transitions, if that changes; Express workflows are not billed by transitions. */
export function compareCost(
  before: DeployedFlow | undefined,
  after: DeployedFlow | undefined,
): readonly FlowDetail[] {
  const [old, now] = [costOf(before), costOf(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  return [
    {
      kind: "cost",
      ...(old === undefined ? {} : { before: old }),
      ...(now === undefined ? {} : { after: now }),
    },
  ];
}

function costOf(flow: DeployedFlow | undefined): RunCost | undefined {
  if (flow?.definition === undefined || flow.settings["type"] !== "standard") return undefined;
  const { transitions, dollarsPerRun } = statsOf(flow.definition);
  const starts = [...flow.starts.values()].filter(({ enabled }) => enabled);
  const monthly = starts.reduce((sum, start) => sum + (start.monthly ?? Number.NaN), 0);
  return {
    transitions,
    dollarsPerRun,
    ...(monthly > 0 ? { dollarsPerMonth: monthly * dollarsPerRun } : {}),
  };
}
