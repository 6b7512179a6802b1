/** See {@link parameter}. */
export interface Parameter {
  readonly kind: "parameter";
  /** As in the Parameter Store: a name or an ARN. */
  readonly name: string;
}

/**
 * A parameter of the AWS Systems Manager Parameter Store, plain or secure, for the `secrets` of a container: ECS reads it when the container starts. On a laptop the
 * container gets the variable of the same name that the shell or the project's `.env` has.
 *
 * @param name of the parameter, in the region of the deployment, or its ARN; `parameters` of an environment may name another
 * @example `secrets: { API_URL: parameter("/batch/url") }`
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
 */
export function parameter(name: string): Parameter {
  return { kind: "parameter", name };
}
