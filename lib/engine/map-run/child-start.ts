import type { RunStart } from "../run-start.ts";
import { nameUuid } from "./name-uuid.ts";
import type { MapRunPlan } from "./plan.ts";

/** Where a child execution stands: its Map Run, and the execution that the Map Run belongs to. */
export type ParentStart = Pick<
  RunStart,
  "executionArn" | "stateMachineArn" | "stateMachineName" | "roleArn"
>;

/**
 * What a child execution is started with. Names and ARNs follow from the Map Run and the child's place, so the same child is never
 * started twice. An Express child that is redriven is a new execution of the same name.
 */
export function childStart(
  parent: ParentStart,
  plan: Pick<MapRunPlan, "mapRunArn" | "label" | "type" | "children">,
  index: number,
  redriveCount: number,
): Omit<RunStart, "definition" | "startTime"> {
  const { mapRunArn, label, type, children } = plan;
  const executionName = nameUuid(`${mapRunArn}/${index}`);
  const machine = `${rootName(parent.stateMachineName)}/${label}`;
  const arn = mapRunArn.slice(0, mapRunArn.indexOf(":mapRun:"));
  const executionArn =
    type === "EXPRESS"
      ? `${arn}:express:${machine}:${executionName}:${nameUuid(`${mapRunArn}/${index}#${redriveCount}`)}`
      : `${arn}:execution:${machine}:${executionName}`;
  return {
    executionArn,
    executionName,
    stateMachineArn: `${arn}:stateMachine:${machine}`,
    stateMachineName: machine,
    roleArn: parent.roleArn,
    type,
    input: children[index]?.input ?? "{}",
  };
}

/** The name of the state machine that holds a Map, also one inside the children of another. */
export const rootName = (stateMachineName: string): string =>
  stateMachineName.split("/", 1)[0] ?? "";
