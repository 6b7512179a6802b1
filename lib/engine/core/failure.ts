/** What went wrong in a state, before retriers and catchers had their say. */
export type Failure = ReportedFailure | EvaluationFailure | InterpreterFailure;

/** An error that a task, a Fail state or a branch reports, with its own words. */
export interface ReportedFailure {
  readonly kind: "reported";
  readonly error?: string;
  readonly cause?: string;
  /** Another name that retriers and catchers may know it by. */
  readonly alias?: string;
}

/** An expression that didn't give what its field needs: States.QueryEvaluationError, and an event of its own. */
export interface EvaluationFailure {
  readonly kind: "evaluation";
  readonly message: string;
  /** The field, such as "Output/rows[0]". */
  readonly location?: string;
  /** The expression gave a value, but the state couldn't use it. */
  readonly unusable?: true;
}

/** Any other error that Step Functions itself finds while executing a state. */
export interface InterpreterFailure {
  readonly kind: "interpreter";
  readonly error: string;
  readonly message: string;
}

/** Carries a failure from where it is found to the state that it ends. */
export class StateFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind === "reported" ? failure.cause : failure.message);
    this.name = "StateFailure";
    this.failure = failure;
  }
}
