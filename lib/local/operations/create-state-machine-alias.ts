import { arns } from "../arns.ts";
import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import type { AliasRecord } from "../state-machines/index.ts";
import { checkRoutes } from "./check-routes.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html */
export const createStateMachineAlias = operation(
  {
    description: shapes.description,
    name: { ...shapes.name, pattern: "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$" },
    routingConfiguration: { ...shapes.routingConfiguration, required: true },
  },
  ({ name, description, routingConfiguration }, service) => {
    const { stateMachines, clock } = service;
    const stateMachineArn = checkRoutes(service, routingConfiguration);
    const now = clock.now();
    const alias: AliasRecord = {
      arn: arns.alias(stateMachineArn, name),
      stateMachineArn,
      name,
      routingConfiguration,
      creationTime: now,
      updateTime: now,
      ...given("description", description),
    };
    const existing = stateMachines.alias(alias.arn);
    if (existing !== undefined && !isSame(existing, alias))
      throw errors.conflict(
        "Failed to create alias because an alias with the same name and a different routing configuration already exists.",
      );
    if (existing === undefined && stateMachines.aliases(stateMachineArn).length >= mostAliases)
      throw errors.serviceQuotaExceeded(`A state machine has at most ${mostAliases} aliases`);
    if (existing === undefined) stateMachines.keepAlias(alias);
    return {
      stateMachineAliasArn: alias.arn,
      creationDate: seconds((existing ?? alias).creationTime),
    };
  },
);

const mostAliases = 100;

function isSame(one: AliasRecord, other: AliasRecord): boolean {
  const routes = ({ routingConfiguration }: AliasRecord) =>
    routingConfiguration
      .map(({ stateMachineVersionArn, weight }) => `${stateMachineVersionArn} ${weight}`)
      .toSorted()
      .join();
  return one.description === other.description && routes(one) === routes(other);
}
