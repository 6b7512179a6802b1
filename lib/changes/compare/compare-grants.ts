import type { Grant } from "../model/deployed-project.ts";
import type { GrantGroup, TaskDetail } from "./changes.ts";

/** What a role gains and loses. */
export function compareGrants(
  before: readonly Grant[],
  after: readonly Grant[],
): readonly TaskDetail[] {
  const gained = groupGrants(without(after, before));
  const lost = groupGrants(without(before, after));
  return [
    ...gained.map((grant) => ({ kind: "grant-gained", grant }) as const),
    ...lost.map((grant) => ({ kind: "grant-lost", grant }) as const),
  ];
}

function without(grants: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
  const known = new Set(others.map(keyOf));
  return grants.filter((grant) => !known.has(keyOf(grant)));
}

function keyOf({ effect, action, resource, condition }: Grant): string {
  return JSON.stringify([effect, action, resource, condition]);
}

/** As a person would write the statements: actions on the same resources together, then resources with the same actions. */
function groupGrants(grants: readonly Grant[]): readonly GrantGroup[] {
  const byResource = Map.groupBy(grants, ({ effect, resource, condition }) =>
    JSON.stringify([effect, condition, resource]),
  );
  const perResource = [...byResource.values()].flatMap((those) => {
    const [first] = those;
    const actions = [...new Set(those.map(({ action }) => action))].sort();
    return first === undefined ? [] : [{ first, actions }];
  });
  const byActions = Map.groupBy(perResource, ({ first, actions }) =>
    JSON.stringify([first.effect, first.condition, actions]),
  );
  return [...byActions.values()].flatMap((those) => {
    const [one] = those;
    if (one === undefined) return [];
    const { effect, condition } = one.first;
    return [
      {
        effect,
        actions: one.actions,
        resources: those.map(({ first }) => first.resource).sort(),
        ...(condition === undefined ? {} : { condition }),
      },
    ];
  });
}
