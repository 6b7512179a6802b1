import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";

/** The code of one of nagare's own functions: laid beside CDK's own files, whence CDK takes it as it takes any folder. */
export function ownCode(
  scope: Construct,
  name: string,
  files: Readonly<Record<string, string>>,
): Code {
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const folder = join(Stage.of(scope)?.assetOutdir ?? "cdk.out", `${name}.${hash}`);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return Code.fromAsset(folder);
}
