import type { ContainerDeclaration } from "../declarations.ts";
import { imageStart } from "./dockerfile.ts";
import { scriptCommand } from "./script-command.ts";
import type { WorkingFolder } from "./working-folder.ts";

/** A command that stands for a container on this machine. */
export interface LocalCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/** Where a container works: a folder of its own, or the project's for an image that only has a `local` command. */
export type Workplace = Pick<WorkingFolder, "path" | "script">;

/**
 * What to run instead of the container: its script, `local`, or the Dockerfile's ENTRYPOINT, then the command. Undefined when there is nothing to run without the image
 * itself.
 */
export function localCommand(
  container: ContainerDeclaration,
  command: readonly string[] | undefined,
  workplace: Workplace,
): LocalCommand | undefined {
  const [file, ...args] = [...start(container, command, workplace)];
  return file === undefined ? undefined : { file, args, folder: workplace.path };
}

function start(
  { image, local }: ContainerDeclaration,
  command: readonly string[] | undefined,
  { script }: Workplace,
): readonly string[] {
  if (script !== undefined) return [...scriptCommand(script), ...(command ?? [])];
  const inImage = image.kind === "folder" ? imageStart(image.path) : undefined;
  const entryPoint = local ?? inImage?.entryPoint;
  return entryPoint === undefined ? [] : [...entryPoint, ...(command ?? inImage?.command ?? [])];
}
