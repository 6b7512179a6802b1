/** A size that Fargate doesn't have. */
export interface FargateProblem {
  readonly culprit: "cpu" | "memory";
  /** As the user says it. */
  readonly size: string;
  /** What there is instead. */
  readonly suggestion: string;
}

/** What is wrong with CPU units and memory in MiB, if anything. */
export function fargateProblem(cpu: number, memoryMiB: number): FargateProblem | undefined {
  const range = SIZES.get(cpu);
  if (range === undefined) {
    const suggestion = `cpu is one of ${[...SIZES.keys()].join(", ")}`;
    return { culprit: "cpu", size: `${cpu} CPU units`, suggestion };
  }
  if (isIn(range, memoryMiB)) return undefined;
  return {
    culprit: "memory",
    size: `${cpu} CPU units with ${memoryMiB} MiB`,
    suggestion: `with \`cpu: ${cpu}\`, memory is ${inWords(cpu, range)}`,
  };
}

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

/** Fargate's smallest memory is half a GiB; all others are whole steps. */
function isIn({ least, most, step }: MemoryRange, memoryMiB: number): boolean {
  return memoryMiB === least || (memoryMiB > least && memoryMiB <= most && memoryMiB % step === 0);
}

function inWords(cpu: number, { least, most, step }: MemoryRange): string {
  return cpu === 256 ? "512, 1024 or 2048 MiB" : `${least} to ${most} MiB in steps of ${step}`;
}
