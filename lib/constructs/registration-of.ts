import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Token,
  Tokenization,
} from "aws-cdk-lib";
import { CfnTaskDefinition, type TaskDefinition } from "aws-cdk-lib/aws-ecs";
import type { JsonObject } from "../asl/index.ts";

/**
 * A task definition as it stands now, in the form of Step Functions' arguments of `registerTaskDefinition`. What refers to other resources stays a token: it may be used
 * in another stack.
 */
export function registrationOf(definition: TaskDefinition): JsonObject {
  const made = definition.node.defaultChild;
  if (!(made instanceof CfnTaskDefinition)) throw new Error("a task definition has no resource");
  const { containerDefinitions, cpu, memory, networkMode, requiresCompatibilities } = made;
  const { executionRoleArn, taskRoleArn, runtimePlatform, ephemeralStorage, volumes } = made;
  const facts = {
    ...{ cpu, memory, networkMode, requiresCompatibilities, containerDefinitions },
    ...{ executionRoleArn, taskRoleArn, runtimePlatform, ephemeralStorage, volumes },
  };
  const resolver = new ReferencesStay(concatenation);
  return pascalCased(Tokenization.resolve(facts, { scope: made, resolver })) as JsonObject;
}

class ReferencesStay extends DefaultTokenResolver {
  override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    if (Reference.isReference(token)) return Token.asString(token);
    return super.resolveToken(token, context, postProcessor);
  }
}

const concatenation = {
  join: (left: unknown, right: unknown): string => `${textOf(left)}${textOf(right)}`,
};

function textOf(fragment: unknown): string {
  if (fragment === undefined) return "";
  return typeof fragment === "string" ? fragment : Token.asString(fragment);
}

/** Members whose own members are names of somebody else's. */
const MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels"]);

function pascalCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCased);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    MAPS.has(name) || name.startsWith("Fn::") ? member : pascalCased(member),
  ]);
  return Object.fromEntries(members);
}
