import type { ContainerDeclaration } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";

/**
 * The image that an environment has for a container in place of the flow's: what it says of the container by name, or else the longest beginning of the flow's URI that it
 * replaces. Undefined where the flow's own stays.
 */
export function imageInEnvironment(
  { name, image }: ContainerDeclaration,
  { images = {} }: Environment,
): string | undefined {
  const uri = image.kind === "uri" ? image.uri : undefined;
  const named = Object.hasOwn(images, name) ? images[name] : undefined;
  if (named !== undefined) return hasVersion(named) ? named : `${named}${versionIn(uri ?? "")}`;
  if (uri === undefined) return undefined;
  const [beginning] = beginningsOf(uri, Object.keys(images));
  return beginning && `${images[beginning]}${uri.slice(beginning.length)}`;
}

/** Whether a key of `images` is the beginning of URIs; otherwise it is a container's name, which has no `/`. */
export function isBeginning(key: string): boolean {
  return key.includes("/");
}

/** Those of the keys that a URI begins with, the longest first. */
export function beginningsOf(uri: string, keys: readonly string[]): readonly string[] {
  return keys
    .filter((key) => isBeginning(key) && uri.startsWith(key))
    .sort((one, other) => other.length - one.length);
}

export function hasVersion(uri: string): boolean {
  return versionIn(uri) !== "";
}

/** An image's URI without tag and digest. */
export function repositoryOf(uri: string): string {
  return uri.slice(0, uri.length - versionIn(uri).length);
}

/** A tag, a digest or both; the port of a registry is followed by a path. */
function versionIn(uri: string): string {
  return /(?::[^/:@]*)?(?:@[^/]*)?$/.exec(uri)?.[0] ?? "";
}
