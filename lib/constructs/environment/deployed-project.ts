import type { CompiledProject } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { tracedProject } from "../datadog/traced-project.ts";
import type { FlowStackProps } from "../flow-stack-props.ts";
import { partOf } from "../part-of.ts";
import { projectWithImages } from "./project-with-images.ts";
import { sizedProject } from "./sized-project.ts";

/** As much of the project as this deploy has, as the environment has it. */
export function deployedProject(
  { project, part }: Pick<FlowStackProps, "project" | "part">,
  environment: Environment,
): CompiledProject {
  const deployed = part === undefined ? project : partOf(project, part);
  const sized = sizedProject(deployed, environment);
  return tracedProject(projectWithImages(sized, environment), environment);
}
