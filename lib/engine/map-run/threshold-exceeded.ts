import { errorNames } from "../../asl/index.ts";

/** What a Map Run fails with when more has failed than is tolerated. */
export const thresholdExceeded = {
  error: errorNames.exceedToleratedFailureThreshold,
  cause: "The specified tolerated failure threshold was exceeded",
} as const;
