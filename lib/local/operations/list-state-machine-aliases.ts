import { pageSize, pageToken, readPageToken, shapes } from "../requests/index.ts";
import { operation, seconds } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html */
export const listStateMachineAliases = operation(
  {
    stateMachineArn: shapes.arn,
    nextToken: shapes.nextToken,
    maxResults: shapes.maxResults,
  },
  ({ stateMachineArn, nextToken, maxResults }, { stateMachines }) => {
    const { stateMachine, versionArn } = stateMachines.target(stateMachineArn);
    const question = `aliases ${stateMachineArn}`;
    const { after = 0 } = readPageToken(nextToken, question);
    const all = stateMachines
      .aliases(stateMachine.arn)
      .filter(
        ({ routingConfiguration: routes }) =>
          versionArn === undefined ||
          routes.some((route) => route.stateMachineVersionArn === versionArn),
      );
    const end = after + pageSize(maxResults);
    return {
      stateMachineAliases: all.slice(after, end).map(({ arn, creationTime }) => ({
        stateMachineAliasArn: arn,
        creationDate: seconds(creationTime),
      })),
      ...pageToken(end < all.length ? end : undefined, question),
    };
  },
);
