import { errors } from "../errors.ts";
import { findMapRun } from "../map-runs/index.ts";
import { shapes } from "../requests/index.ts";
import { given, operation } from "./operation.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html */
export const updateMapRun = operation(
  {
    mapRunArn: shapes.longArn,
    maxConcurrency: { kind: "number", min: 0 },
    toleratedFailurePercentage: { kind: "number", isDecimal: true, min: 0, max: 100 },
    toleratedFailureCount: { kind: "number", min: 0 },
  },
  (request, { mapRuns }) => {
    const { maxConcurrency, toleratedFailurePercentage, toleratedFailureCount } = request;
    const mapRun = findMapRun(mapRuns, request.mapRunArn);
    if (mapRun.status !== "RUNNING")
      throw errors.cannotUpdateCompletedMapRun("Map Run is completed and can't be updated");
    const limits = [maxConcurrency, toleratedFailurePercentage, toleratedFailureCount];
    if (limits.every((limit) => limit === undefined))
      throw errors.missingRequiredParameters(
        "Must specify at least one of maxConcurrency, toleratedFailureCount, toleratedFailurePercentage",
      );
    mapRuns.update(mapRun, {
      ...given("maxConcurrency", maxConcurrency),
      ...given("toleratedFailurePercentage", toleratedFailurePercentage),
      ...given("toleratedFailureCount", toleratedFailureCount),
    });
    return {};
  },
);
