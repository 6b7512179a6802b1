import { PolicyStatement } from "aws-cdk-lib/aws-iam";

/** One thing that a role may do. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The permissions as policy statements: those that differ in their resources alone become one. */
export function policyStatements(permissions: readonly Permission[]): readonly PolicyStatement[] {
  const alike = Map.groupBy(permissions, ({ actions, conditions }) =>
    JSON.stringify([actions, conditions]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const resources = new Set(group.flatMap((permission) => permission.resources));
    return new PolicyStatement({
      actions: [...first.actions],
      resources: [...resources],
      ...(first.conditions === undefined ? {} : { conditions: first.conditions }),
    });
  });
}
