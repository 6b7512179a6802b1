import {
  type CompiledProject,
  type ContainerDeclaration,
  fargateProblem,
} from "../../compiler/index.ts";
import type { Environment, Size } from "../../flow/index.ts";
import { durationSeconds } from "../../schedules/index.ts";
import { type Problem, unknownName, unless, wrong } from "./problem.ts";

/** What is wrong with an environment's sizes. */
export function sizeProblems(
  { sizes = {} }: Environment,
  { tasks, containers }: CompiledProject,
): readonly Problem[] {
  return Object.entries(sizes).flatMap(([name, size]) => {
    const path = ["sizes", name];
    const container = containers.find((each) => each.name === name);
    const isTask = tasks.some((each) => each.name === name);
    if (container === undefined && !isTask)
      return unknownName(path, "task and no container", [...tasks, ...containers]);
    return [
      ...timeoutProblems([...path, "timeout"], name, size, isTask),
      ...(isTask ? taskProblems(path, name, size) : []),
      ...(container ? containerSizeProblems(path, container, size) : []),
    ];
  });
}

type Path = readonly string[];

const LAMBDA_SECONDS = 900;

function timeoutProblems(
  path: Path,
  name: string,
  { timeout }: Size,
  isTask: boolean,
): readonly Problem[] {
  if (timeout === undefined) return [];
  const seconds = durationSeconds(timeout) ?? 0;
  return [
    ...unless(seconds > 0, wrong(path, `the timeout "${timeout}" of ${name} is no duration`)),
    ...unless(
      !isTask || seconds <= LAMBDA_SECONDS,
      wrong(path, `the timeout "${timeout}" of task ${name} is longer than Lambda's 15m`),
    ),
  ];
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
function taskProblems(path: Path, name: string, { memory, cpu }: Size): readonly Problem[] {
  const hasMemory =
    memory === undefined || (Number.isInteger(memory) && memory >= 128 && memory <= 10_240);
  return [
    ...unless(
      hasMemory,
      wrong([...path, "memory"], `task ${name} gets ${memory} MiB, but Lambda has 128 to 10240`),
    ),
    ...unless(
      cpu === undefined,
      wrong([...path, "cpu"], `task ${name} has no \`cpu\`: its processor grows with its memory`),
    ),
  ];
}

function containerSizeProblems(
  path: Path,
  { name, image, cpu, memoryMiB }: ContainerDeclaration,
  size: Size,
): readonly Problem[] {
  if (size.cpu === undefined && size.memory === undefined) return [];
  if (image.kind === "taskDefinition")
    return [wrong(path, `container ${name} has the size of its existing task definition`)];
  const problem = fargateProblem(size.cpu ?? cpu, size.memory ?? memoryMiB);
  if (problem === undefined) return [];
  const { culprit, size: said, suggestion } = problem;
  const at = size[culprit] === undefined ? path : [...path, culprit];
  return [wrong(at, `container ${name} gets ${said}, which Fargate doesn't have: ${suggestion}`)];
}
