import { createHash } from "node:crypto";

/**
 * The file's name for a key: flat, so that `a` and `a/b` may both be there, and the same on file systems that take `A` and `a` for one. A name
 * that would be too long ends in a hash.
 */
export function objectName(key: string): string {
  const name = Array.from(key, safe).join("").replace(/^\./, "%2e");
  if (name.length <= LONGEST) return name;
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return `${name.slice(0, LONGEST - hash.length - 1)}~${hash}`;
}

/** The key that a name was made from; undefined where the name doesn't hold all of it. */
export function keyIn(name: string): string | undefined {
  return name.includes("~") ? undefined : decodeURIComponent(name);
}

/** File systems take 255 bytes. */
const LONGEST = 200;

function safe(character: string): string {
  if (/[a-z0-9._=-]/.test(character)) return character;
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, "0")}`)
    .join("");
}
