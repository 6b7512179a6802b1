import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import { checkRoutes } from "./check-routes.ts";
import { findAlias } from "./find-alias.ts";
import { given, operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html */
export const updateStateMachineAlias = operation(
  {
    stateMachineAliasArn: shapes.arn,
    description: shapes.description,
    routingConfiguration: shapes.routingConfiguration,
  },
  ({ stateMachineAliasArn, description, routingConfiguration }, service) => {
    const alias = findAlias(service, stateMachineAliasArn);
    if (description === undefined && routingConfiguration === undefined)
      throw errors.validation(
        "Either description or routing configuration must be specified to update an alias",
      );
    const routes = routingConfiguration ?? alias.routingConfiguration;
    if (checkRoutes(service, routes) !== alias.stateMachineArn)
      throw errors.validation("Routing configuration must point to versions of one state machine");
    const updateTime = service.clock.now();
    const changed = { routingConfiguration: routes, ...given("description", description) };
    service.stateMachines.keepAlias({ ...alias, ...changed, updateTime });
    return { updateDate: seconds(updateTime) };
  },
);
