const GIB = 1024;

/** By CPU units the least and the most memory in MiB, and its step. */
const sizes: ReadonlyMap<number, readonly [least: number, most: number, step: number]> = new Map([
  [256, [512, 2 * GIB, GIB]],
  [512, [GIB, 4 * GIB, GIB]],
  [1024, [2 * GIB, 8 * GIB, GIB]],
  [2048, [4 * GIB, 16 * GIB, GIB]],
  [4096, [8 * GIB, 30 * GIB, GIB]],
  [8192, [16 * GIB, 60 * GIB, 4 * GIB]],
  [16_384, [32 * GIB, 120 * GIB, 8 * GIB]],
]);

/**
 * Whether Fargate has the size, which a call may say anew.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  const [least = 0, most = 0, step = 1] = sizes.get(cpu) ?? [];
  return memoryMiB === least || (memoryMiB > least && memoryMiB <= most && memoryMiB % step === 0);
}
