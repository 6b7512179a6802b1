import type ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedContainer } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

interface MemoryRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const GIB = 1024;

/** Memory in MiB by CPU units: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const SIZES: ReadonlyMap<number, MemoryRange> = new Map([
  [256, { least: 512, most: 2 * GIB, step: GIB }],
  [512, { least: GIB, most: 4 * GIB, step: GIB }],
  [1024, { least: 2 * GIB, most: 8 * GIB, step: GIB }],
  [2048, { least: 4 * GIB, most: 16 * GIB, step: GIB }],
  [4096, { least: 8 * GIB, most: 30 * GIB, step: GIB }],
  [8192, { least: 16 * GIB, most: 60 * GIB, step: 4 * GIB }],
  [16_384, { least: 32 * GIB, most: 120 * GIB, step: 8 * GIB }],
]);

export const fargateSize: ProjectRule = ({ project, report }) => {
  // One that is there already has the size that it was made with.
  const own = project.containers.filter(({ image }) => image.kind !== "taskDefinition");
  for (const container of own) {
    const wrong = wrongDefault(container) ?? wrongSize(container);
    if (wrong === undefined) continue;
    const { node, size, suggestion } = wrong;
    report(
      diagnostic("NG2301", project.spanOf(node), { container: container.name, size, suggestion }),
    );
  }
};

interface WrongSize {
  readonly node: ts.Node;
  readonly size: string;
  readonly suggestion: string;
}

function wrongDefault({ cpuOf, memoryOf, settings }: LoadedContainer): WrongSize | undefined {
  if (cpuOf === undefined || memoryOf !== undefined || settings.has("memory")) return undefined;
  const size = "a computed `cpu` with the default of 512 MiB";
  return { node: cpuOf, size, suggestion: "512 MiB go with 256 CPU units alone: say `memory` too" };
}

function wrongSize({ cpu, memoryMiB, settings, call }: LoadedContainer): WrongSize | undefined {
  const range = SIZES.get(cpu);
  if (range && isIn(range, memoryMiB)) return undefined;
  const culprit = range === undefined ? "cpu" : "memory";
  const node = (settings.get(culprit) ?? settings.get("cpu"))?.node ?? call.expression;
  const size = `${cpu} CPU units${range ? ` with ${memoryMiB} MiB` : ""}`;
  const suggestion = range
    ? `with \`cpu: ${cpu}\`, memory is ${inWords(cpu, range)}`
    : `cpu is one of ${[...SIZES.keys()].join(", ")}`;
  return { node, size, suggestion };
}

/** Fargate's smallest memory is half a GiB; all others are whole steps. */
function isIn({ least, most, step }: MemoryRange, memoryMiB: number): boolean {
  return memoryMiB === least || (memoryMiB > least && memoryMiB <= most && memoryMiB % step === 0);
}

function inWords(cpu: number, { least, most, step }: MemoryRange): string {
  return cpu === 256 ? "512, 1024 or 2048 MiB" : `${least} to ${most} MiB in steps of ${step}`;
}
