import type { CompiledProject } from "../compiler/index.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { STACKS_OF_A_KIND, stackNumber } from "./nested-stacks.ts";

/**
 * The first part of a project's flows, of whole nested stacks, for the first deploy of a large environment: CloudFormation changes 2,500 resources in one deploy of nested
 * stacks. Each part holds the one before it, so that "1/3", "2/3" and then all of them only ever add.
 *
 * @param part such as `1/3`, of at most 32.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export function partOf(project: CompiledProject, part: string): CompiledProject {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(part)?.map(Number) ?? [];
  if (!numerator || !denominator || numerator > denominator || denominator > STACKS_OF_A_KIND) {
    throw new ConfigurationError(
      `part "${part}" is none: write 1/3, then 2/3, then leave it out; up to ${STACKS_OF_A_KIND} parts`,
    );
  }
  const stacks = Math.ceil((STACKS_OF_A_KIND * numerator) / denominator);
  return { ...project, flows: project.flows.filter(({ name }) => stackNumber(name) < stacks) };
}
