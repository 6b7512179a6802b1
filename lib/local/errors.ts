/** What the service answers when it refuses a request: AWS's name, AWS's words. */
export class ApiError extends Error {
  override readonly name: string;
  /** HTTP status. */
  readonly status: number;
  /** Further members of the answer, such as `reason`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    name: string,
    message: string,
    status = 400,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.members = members;
  }
}

const refusal = (name: string, text: (detail: string) => string) => (detail: string) =>
  new ApiError(name, text(detail));

const quoted = (words: string) => (detail: string) => `${words}: '${detail}'`;
const verbatim = (detail: string) => detail;

/** Every refusal of the service. The words are AWS's own. */
export const errors = {
  invalidArn: refusal("InvalidArn", quoted("Invalid Arn")),
  invalidName: refusal("InvalidName", quoted("Invalid Name")),
  invalidDefinition: refusal("InvalidDefinition", verbatim),
  invalidExecutionInput: refusal(
    "InvalidExecutionInput",
    quoted("Invalid State Machine Execution Input"),
  ),
  invalidOutput: refusal("InvalidOutput", quoted("Invalid Output")),
  invalidToken: refusal("InvalidToken", quoted("Invalid Token")),
  invalidLoggingConfiguration: refusal(
    "InvalidLoggingConfiguration",
    (detail) => `Invalid Logging Configuration: ${detail}`,
  ),
  taskTimedOut: refusal("TaskTimedOut", quoted("Task Timed Out")),
  taskDoesNotExist: refusal("TaskDoesNotExist", quoted("Task Does Not Exist")),
  executionDoesNotExist: refusal("ExecutionDoesNotExist", quoted("Execution Does Not Exist")),
  executionAlreadyExists: refusal("ExecutionAlreadyExists", quoted("Execution Already Exists")),
  executionNotRedrivable: refusal("ExecutionNotRedrivable", quoted("Execution Not Redrivable")),
  stateMachineDoesNotExist: refusal(
    "StateMachineDoesNotExist",
    quoted("State Machine Does Not Exist"),
  ),
  stateMachineAlreadyExists: refusal(
    "StateMachineAlreadyExists",
    quoted("State Machine Already Exists"),
  ),
  stateMachineDeleting: refusal("StateMachineDeleting", quoted("State Machine is being deleted")),
  stateMachineTypeNotSupported: () =>
    new ApiError(
      "StateMachineTypeNotSupported",
      "This operation is not supported by this type of state machine",
    ),
  activityAlreadyExists: refusal("ActivityAlreadyExists", quoted("Activity Already Exists")),
  activityDoesNotExist: refusal("ActivityDoesNotExist", quoted("Activity Does Not Exist")),
  resourceNotFound: (arn: string) =>
    new ApiError("ResourceNotFound", `Resource not found: '${arn}'`, 400, { resourceName: arn }),
  conflict: refusal("ConflictException", verbatim),
  serviceQuotaExceeded: (why: string) => new ApiError("ServiceQuotaExceededException", why, 402),
  tooManyTags: (arn: string) =>
    new ApiError("TooManyTags", `'${arn}' would have more than 50 tags`, 400, {
      resourceName: arn,
    }),
  cannotUpdateCompletedMapRun: (why: string) =>
    new ApiError("ValidationException", why, 400, { reason: "CANNOT_UPDATE_COMPLETED_MAP_RUN" }),
  missingRequiredParameters: (why: string) =>
    new ApiError("ValidationException", why, 400, { reason: "MISSING_REQUIRED_PARAMETER" }),
  labelledArn: (arn: string) =>
    new ApiError(
      "ValidationException",
      `The ARN of a Map state is not supported here: '${arn}'`,
      400,
      {
        reason: "API_DOES_NOT_SUPPORT_LABELED_ARNS",
      },
    ),
  validation: refusal("ValidationException", verbatim),
  missingRequiredParameter: refusal("MissingRequiredParameter", verbatim),
  serialization: refusal("SerializationException", verbatim),
  unknownOperation: () => new ApiError("UnknownOperationException", ""),
  tooLarge: () => new ApiError("RequestEntityTooLargeException", "Request body is too large", 413),
  forbidden: (why: string) => new ApiError("AccessDeniedException", why, 403),
  internal: (why: string) => new ApiError("InternalFailure", why, 500),
} as const;
