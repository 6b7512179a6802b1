import { createHash } from "node:crypto";
import { InvalidArgument, textAt } from "./arguments.ts";
import type { IntrinsicFunction } from "./functions.ts";

const maxCharacters = 10_000;

const algorithms: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

export const encodingFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  "States.Base64Encode": (args) => Buffer.from(bounded(textAt(args, 0))).toString("base64"),
  "States.Base64Decode": (args) => Buffer.from(bounded(textAt(args, 0)), "base64").toString(),
  "States.Hash": (args) => {
    const algorithm = algorithms[textAt(args, 1)];
    const [data = null] = args;
    if (algorithm === undefined) throw new InvalidArgument();
    const text = typeof data === "string" ? data : JSON.stringify(data);
    return createHash(algorithm).update(bounded(text)).digest("hex");
  },
  "States.UUID": (_, random) => random.uuid(),
};

function bounded(text: string): string {
  if (text.length > maxCharacters)
    throw new InvalidArgument("Input is longer than 10000 characters");
  return text;
}
