import type { Branch, State } from "../asl/index.ts";
import type { CompiledFlow } from "../compiler/index.ts";
import type { FlowResources } from "./flow-resources.ts";
import type { Permission } from "./integrations/permission.ts";

/**
 * What a distributed Map takes: starting executions of its own machine, and watching, stopping and redriving them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
export function mapRunPermissions(
  { name, definition }: CompiledFlow,
  resources: FlowResources,
): readonly Permission[] {
  if (!holdsDistributedMap(definition)) return [];
  return [
    { actions: ["states:StartExecution"], resources: [resources.stateMachineArn(name)] },
    {
      actions: ["states:DescribeExecution", "states:RedriveExecution", "states:StopExecution"],
      // A child's machine is called `<machine>/<label>`.
      resources: [resources.executionArns(`${name}/*`)],
    },
  ];
}

function holdsDistributedMap(scope: Branch): boolean {
  return Object.values(scope.States).some(isOrHoldsOne);
}

function isOrHoldsOne(state: State): boolean {
  if (state.Type === "Parallel") return state.Branches.some(holdsDistributedMap);
  if (state.Type !== "Map" || state.ItemProcessor === undefined) return false;
  const { ItemProcessor } = state;
  const isDistributed = ItemProcessor.ProcessorConfig?.Mode === "DISTRIBUTED";
  return isDistributed || holdsDistributedMap(ItemProcessor);
}
