/** A step that took longer than its `timeout`. On Step Functions the error `States.Timeout`. */
export class TaskTimedOut extends Error {
  override readonly name = "TaskTimedOut";
}
