/**
 * What tells Datadog that a function's or another run's trace goes on from this state, as JSONata. Datadog makes the trace of a run from its logs; the ids of its spans are hashes
 * of what stands here, so that both sides come to the same ones. It has neither the run's input nor a task token in it.
 *
 * @see https://docs.datadoghq.com/serverless/step_functions/merge-step-functions-lambda/
 */
export const traceContext = block([
  ...facts(),
  `$merge([{"Execution": {"Id": $run.Id, "Name": $run.Name, "StartTime": $run.StartTime, "RedriveCount": $run.RedriveCount}, "State": $states.context.State, "StateMachine": $states.context.StateMachine, "serverless-version": "v1"}, $exists($from.\`x-datadog-trace-id\`) ? {"x-datadog-trace-id": $from.\`x-datadog-trace-id\`, "x-datadog-tags": $from.\`x-datadog-tags\`, "traceparent": $from.traceparent} : {"RootExecutionId": $root}])`,
]);

/**
 * The same place in the same trace for a container, in the form of W3C. An id is a half of a SHA-256 whose first bit is 0.
 *
 * @see https://github.com/DataDog/datadog-lambda-js/blob/main/src/trace/step-function-service.ts
 */
export const traceParent = block([
  ...facts(),
  "$state := $states.context.State",
  '$id := function($hex){ $substring("0123456701234567", $length($substringBefore("0123456789abcdef", $substring($hex, 0, 1))), 1) & $substring($hex, 1, 15) }',
  '$trace := $hash($root, "SHA-256")',
  '$again := $state.RetryCount > 0 or $run.RedriveCount > 0 ? "#" & $string($state.RetryCount) & "#" & $string($exists($run.RedriveCount) ? $run.RedriveCount : 0) : ""',
  '"00-" & ($type($from.traceparent) = "string" ? $substring($from.traceparent, 3, 32) : $id($trace) & $id($substring($trace, 16))) & "-" & $id($hash($run.Id & "#" & $state.Name & "#" & $state.EnteredTime & $again, "SHA-256")) & "-01"',
]);

/** A value with the trace in it, if it is an object: who gets a list or text gets no trace. */
export function withTrace(expression: string): string {
  return block([
    `$input := ${expression}`,
    `$type($input) = "object" ? $merge([$input, {"_datadog": ${traceContext}}]) : $input`,
  ]);
}

/** The run, what started it, and the first run of all. An execution of a distributed Map has that in its batch. */
function facts(): readonly string[] {
  return [
    "$run := $states.context.Execution",
    '$given := $type($run.Input) = "object" ? [$run.Input._datadog, $run.Input.BatchInput._datadog][0]',
    '$from := $type($given) = "object" ? $given',
    '$root := $type($from.RootExecutionId) = "string" ? $from.RootExecutionId : $run.Id',
  ];
}

function block(parts: readonly string[]): string {
  return `( ${parts.join("; ")} )`;
}
