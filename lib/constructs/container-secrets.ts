import { Stack, Token } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-ecs";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { ContainerDeclaration } from "../compiler/index.ts";
import type { Environment } from "../flow/index.ts";
import { secretArns } from "./secret-arns.ts";

type Source = NonNullable<ContainerDeclaration["secrets"]>[string];

/** The secrets of a container, as ECS is to inject them; the execution role may read them and no others. */
export function containerSecrets(
  scope: Construct,
  { secrets = {} }: ContainerDeclaration,
  environment: Pick<Environment, "secrets" | "parameters">,
): Readonly<Record<string, Secret>> {
  const stack = Stack.of(scope);
  return Object.fromEntries(
    Object.entries(secrets).map(([variable, source]) => [
      variable,
      MAKE[source.kind](stack, source, environment),
    ]),
  );
}

/** A secret of Secrets Manager, or one member of it, as ECS is to inject it. */
export function injectedSecret(stack: Stack, known: string, key?: string): Secret {
  const { arn, resources } = secretArns(stack, known);
  const reference = key === undefined ? arn : `${arn}:${key}::`;
  return new InjectedSecret(
    reference,
    key !== undefined,
    "secretsmanager:GetSecretValue",
    resources,
  );
}

/** CDK's own also let the role describe a secret, which ECS doesn't. */
class InjectedSecret extends Secret {
  readonly arn: string;
  readonly hasField: boolean;
  readonly #action: string;
  readonly #resources: readonly string[];

  constructor(arn: string, hasField: boolean, action: string, resources: readonly string[]) {
    super();
    this.arn = arn;
    this.hasField = hasField;
    this.#action = action;
    this.#resources = resources;
  }

  grantRead(grantee: IGrantable): Grant {
    const resourceArns = [...this.#resources];
    return Grant.addToPrincipal({ grantee, actions: [this.#action], resourceArns });
  }
}

type Make = (
  stack: Stack,
  source: Source,
  environment: Pick<Environment, "secrets" | "parameters">,
) => Secret;

const MAKE = {
  secret(stack, { name, key }, { secrets }) {
    return injectedSecret(stack, secrets?.[name] ?? name, key);
  },
  parameter(stack, { name }, { parameters }) {
    const known = parameters?.[name] ?? name;
    const arn =
      Token.isUnresolved(known) || known.startsWith("arn:") ? known : parameterArn(stack, known);
    return new InjectedSecret(arn, false, "ssm:GetParameters", [arn]);
  },
} satisfies Record<Source["kind"], Make>;

function parameterArn(stack: Stack, name: string): string {
  const resourceName = name.replace(/^\//, "");
  return stack.formatArn({ service: "ssm", resource: "parameter", resourceName });
}
