import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { DefinitionBody, type DefinitionConfig } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";

/**
 * A definition in the template, or as an asset of its own where it is large: CloudFormation takes templates of 1 MB, in which a nested stack has to have room for dozens of flows
 * of any project.
 */
export function definitionBody(text: string): DefinitionBody {
  return text.length > LARGE ? new StoredDefinition(text) : DefinitionBody.fromString(text);
}

/** In characters. A change of it moves no resource. */
const LARGE = 20_480;

class StoredDefinition extends DefinitionBody {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  bind(scope: Construct): DefinitionConfig {
    const folder = mkdtempSync(join(tmpdir(), "nagare-definition-"));
    const path = join(folder, "definition.asl.json");
    try {
      writeFileSync(path, this.#text);
      const { s3BucketName, s3ObjectKey } = new Asset(scope, "Definition", { path });
      return { definitionS3Location: { bucket: s3BucketName, key: s3ObjectKey } };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
