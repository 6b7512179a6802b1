import type { CompiledProject, ContainerDeclaration } from "../compiler/index.ts";

/** The containers that flows call: nothing is made for the others. */
export function usedContainers({
  flows,
  containers,
}: CompiledProject): readonly ContainerDeclaration[] {
  const used = new Set(flows.flatMap((flow) => flow.containers));
  return containers.filter(({ name }) => used.has(name));
}
