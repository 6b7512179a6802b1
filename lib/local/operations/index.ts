/** The operations of the API, one a file, and the table of them all. */
import { createActivity } from "./create-activity.ts";
import { createStateMachine } from "./create-state-machine.ts";
import { createStateMachineAlias } from "./create-state-machine-alias.ts";
import { deleteActivity } from "./delete-activity.ts";
import { deleteStateMachine } from "./delete-state-machine.ts";
import { deleteStateMachineAlias } from "./delete-state-machine-alias.ts";
import { deleteStateMachineVersion } from "./delete-state-machine-version.ts";
import { describeActivity } from "./describe-activity.ts";
import { describeExecution } from "./describe-execution.ts";
import { describeMapRun } from "./describe-map-run.ts";
import { describeStateMachine } from "./describe-state-machine.ts";
import { describeStateMachineAlias } from "./describe-state-machine-alias.ts";
import { describeStateMachineForExecution } from "./describe-state-machine-for-execution.ts";
import { getActivityTask } from "./get-activity-task.ts";
import { getExecutionHistory } from "./get-execution-history.ts";
import { getTaskOutput } from "./get-task-output.ts";
import { listActivities } from "./list-activities.ts";
import { listExecutions } from "./list-executions.ts";
import { listLateRuns } from "./list-late-runs.ts";
import { listMapRuns } from "./list-map-runs.ts";
import { listStateMachineAliases } from "./list-state-machine-aliases.ts";
import { listStateMachineVersions } from "./list-state-machine-versions.ts";
import { listStateMachines } from "./list-state-machines.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import type { Operation } from "./operation.ts";
import { publishStateMachineVersion } from "./publish-state-machine-version.ts";
import { putEvents } from "./put-events.ts";
import { redriveExecution } from "./redrive-execution.ts";
import { reloadProject } from "./reload-project.ts";
import { sendTaskFailure } from "./send-task-failure.ts";
import { sendTaskHeartbeat } from "./send-task-heartbeat.ts";
import { sendTaskSuccess } from "./send-task-success.ts";
import { startExecution } from "./start-execution.ts";
import { startSyncExecution } from "./start-sync-execution.ts";
import { stopExecution } from "./stop-execution.ts";
import { tagResource } from "./tag-resource.ts";
import { testState } from "./test-state.ts";
import { untagResource } from "./untag-resource.ts";
import { updateMapRun } from "./update-map-run.ts";
import { updateStateMachine } from "./update-state-machine.ts";
import { updateStateMachineAlias } from "./update-state-machine-alias.ts";
import { validateStateMachineDefinition } from "./validate-state-machine-definition.ts";

/** By what stands in `X-Amz-Target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    "AWSEvents.PutEvents": putEvents,
    "AWSStepFunctions.CreateActivity": createActivity,
    "AWSStepFunctions.CreateStateMachine": createStateMachine,
    "AWSStepFunctions.CreateStateMachineAlias": createStateMachineAlias,
    "AWSStepFunctions.DeleteActivity": deleteActivity,
    "AWSStepFunctions.DeleteStateMachine": deleteStateMachine,
    "AWSStepFunctions.DeleteStateMachineAlias": deleteStateMachineAlias,
    "AWSStepFunctions.DeleteStateMachineVersion": deleteStateMachineVersion,
    "AWSStepFunctions.DescribeActivity": describeActivity,
    "AWSStepFunctions.DescribeExecution": describeExecution,
    "AWSStepFunctions.DescribeMapRun": describeMapRun,
    "AWSStepFunctions.DescribeStateMachine": describeStateMachine,
    "AWSStepFunctions.DescribeStateMachineAlias": describeStateMachineAlias,
    "AWSStepFunctions.DescribeStateMachineForExecution": describeStateMachineForExecution,
    "AWSStepFunctions.GetActivityTask": getActivityTask,
    "AWSStepFunctions.GetExecutionHistory": getExecutionHistory,
    "AWSStepFunctions.ListActivities": listActivities,
    "AWSStepFunctions.ListExecutions": listExecutions,
    "AWSStepFunctions.ListMapRuns": listMapRuns,
    "AWSStepFunctions.ListStateMachineAliases": listStateMachineAliases,
    "AWSStepFunctions.ListStateMachineVersions": listStateMachineVersions,
    "AWSStepFunctions.ListStateMachines": listStateMachines,
    "AWSStepFunctions.ListTagsForResource": listTagsForResource,
    "AWSStepFunctions.PublishStateMachineVersion": publishStateMachineVersion,
    "AWSStepFunctions.RedriveExecution": redriveExecution,
    "AWSStepFunctions.SendTaskFailure": sendTaskFailure,
    "AWSStepFunctions.SendTaskHeartbeat": sendTaskHeartbeat,
    "AWSStepFunctions.SendTaskSuccess": sendTaskSuccess,
    "AWSStepFunctions.StartExecution": startExecution,
    "AWSStepFunctions.StartSyncExecution": startSyncExecution,
    "AWSStepFunctions.StopExecution": stopExecution,
    "AWSStepFunctions.TagResource": tagResource,
    "AWSStepFunctions.TestState": testState,
    "AWSStepFunctions.UntagResource": untagResource,
    "AWSStepFunctions.UpdateMapRun": updateMapRun,
    "AWSStepFunctions.UpdateStateMachine": updateStateMachine,
    "AWSStepFunctions.UpdateStateMachineAlias": updateStateMachineAlias,
    "AWSStepFunctions.ValidateStateMachineDefinition": validateStateMachineDefinition,
    "Nagare.GetTaskOutput": getTaskOutput,
    "Nagare.ListLateRuns": listLateRuns,
    "Nagare.ReloadProject": reloadProject,
  }),
);
