/**
 * What a deploy would change, in flow terms. Both sides come as templates, from wherever they were read; a comparison is plain data, which
 * others show. Reads no files and asks no service.
 */
export type {
  Caution,
  Changes,
  FlowDetail,
  GrantGroup,
  OtherChange,
  PartChange,
  RunCost,
  SettingChange,
  TaskDetail,
} from "./compare/changes.ts";
export { compareProjects, isNothing } from "./compare/compare-projects.ts";
export type { DeployedProject } from "./model/deployed-project.ts";
export { projectOf } from "./model/project-of.ts";
export type { DeployedStack, Place, Template } from "./template/deployed-stack.ts";
export { parseTemplate } from "./template/parse-template.ts";
