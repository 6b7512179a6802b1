import type { CfnResource } from "aws-cdk-lib";

/** What a rule of cdk-nag says of a resource, and why that is meant so. */
export interface AcceptedFinding {
  /** Such as `AwsSolutions-S1`. */
  readonly id: string;
  /** In Latin-1: cdk-nag encodes other text, and nobody could read it. */
  readonly reason: string;
  /** The findings, of a rule that has many. @default all of it */
  readonly applies_to?: readonly { readonly regex: string }[];
}

/**
 * Says in a resource's metadata why it is not as a rule of cdk-nag wants it. Whoever runs cdk-nag over a stack has no finding then, and reads the reason in the template;
 * who doesn't needs no cdk-nag.
 *
 * @see https://github.com/cdklabs/cdk-nag#suppressing-a-rule
 */
export function acceptFinding(resource: CfnResource, finding: AcceptedFinding): void {
  const given: { readonly rules_to_suppress?: readonly AcceptedFinding[] } | undefined =
    resource.getMetadata(KEY);
  const all = [...(given?.rules_to_suppress ?? []), finding];
  const alike = Map.groupBy(all, ({ id, reason }) => `${id} ${reason}`);
  resource.addMetadata(KEY, { rules_to_suppress: [...alike.values()].map(joined) });
}

const KEY = "cdk_nag";

function joined(alike: readonly AcceptedFinding[]): AcceptedFinding {
  const { id = "", reason = "" } = alike[0] ?? {};
  const regexes = new Set(
    alike.flatMap(({ applies_to = [] }) => applies_to.map(({ regex }) => regex)),
  );
  if (regexes.size === 0) return { id, reason };
  return { id, reason, applies_to: [...regexes].map((regex) => ({ regex })) };
}
