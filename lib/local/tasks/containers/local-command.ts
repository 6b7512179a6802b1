import type { ContainerDeclaration } from "../declarations.ts";
import { imageStart } from "./dockerfile.ts";

/** A command that stands for a container on this machine. */
export interface LocalCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/**
 * What to run instead of the container, in its image's folder: `local`, or the Dockerfile's ENTRYPOINT, then the command. Undefined when
 * there is nothing to run without the image itself.
 *
 * @param projectFolder where a container runs that has an image URI and a `local` command
 */
export function localCommand(
  { image, local }: ContainerDeclaration,
  command: readonly string[] | undefined,
  projectFolder: string,
): LocalCommand | undefined {
  const folder = image.kind === "folder" ? image.path : projectFolder;
  const start = image.kind === "folder" ? imageStart(image.path) : undefined;
  const entryPoint = local ?? start?.entryPoint;
  if (entryPoint === undefined) return undefined;
  const [file, ...args] = [...entryPoint, ...(command ?? start?.command ?? [])];
  return file === undefined ? undefined : { file, args, folder };
}
