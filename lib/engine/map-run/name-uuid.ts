import { createHash } from "node:crypto";

/** A UUID that follows from a text, of the version that AWS gives Map Runs, their labels and children. */
export function nameUuid(text: string): string {
  const bytes = createHash("md5").update(text).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x30, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
