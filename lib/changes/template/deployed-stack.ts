import type { JsonObject, JsonValue } from "../../asl/index.ts";

/** A stack as its template says it, wherever that was read from. */
export interface DeployedStack {
  readonly template: Template;
  /** Nested stacks, by logical id. */
  readonly nested: Readonly<Record<string, DeployedStack>>;
  /** Definitions of state machines that lie in S3, by logical id. */
  readonly definitions: Readonly<Record<string, string>>;
}

export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: JsonValue }>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: JsonValue }>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly DeletionPolicy?: JsonValue;
}

/** Where a stack lies, as far as it is known: its templates may say it in letters or leave it to CloudFormation. */
export interface Place {
  readonly account?: string;
  readonly region?: string;
}
