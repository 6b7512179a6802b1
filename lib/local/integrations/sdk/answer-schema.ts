import { NormalizedSchema } from "@smithy/core/schema";
import { TaskFailure } from "../task-failure.ts";
import { type ClientModule, clientFolder, clientModule } from "./client-package.ts";
import { enumsOf } from "./enums-of.ts";
import { apiNames, type MemberNames, sdkNames } from "./names.ts";

/** What an action answers, as its client knows it. */
export interface AnswerSchema {
  readonly schema: NormalizedSchema;
  /** How the integration spells members. */
  readonly names: MemberNames;
  /** The values that a member of a structure may have, if it has a list of them. */
  values(structure: string, member: string): readonly string[] | undefined;
}

/**
 * The schema of an action's answer.
 *
 * @param resourceType as in history events: `lambda`, `aws-sdk:s3`
 * @returns undefined where no client of the service is installed, or it has no such action
 */
export function answerSchema(
  resourceType: string,
  action: string,
  folder: string,
): AnswerSchema | undefined {
  const isSdk = resourceType.startsWith("aws-sdk:");
  const name = isSdk ? resourceType.slice("aws-sdk:".length) : resourceType;
  const service = packageOf[name] ?? name;
  try {
    const module = clientModule(service, folder);
    const schema = outputOf(module, action);
    if (schema === undefined) return undefined;
    const values = enumsOf(clientFolder(service, folder), module);
    return { schema, values, names: isSdk ? sdkNames : apiNames };
  } catch (error) {
    if (error instanceof TaskFailure) return undefined;
    throw error;
  }
}

/** Services whose clients are called otherwise. */
const packageOf: Readonly<Record<string, string>> = { states: "sfn", events: "eventbridge" };

function outputOf(module: ClientModule, action: string): NormalizedSchema | undefined {
  const operation = module[`${action.charAt(0).toUpperCase()}${action.slice(1)}$`];
  return Array.isArray(operation) ? NormalizedSchema.of(operation[5]) : undefined;
}
