/** See {@link secret}. */
export interface Secret {
  readonly kind: "secret";
  /** As in Secrets Manager: a name or an ARN. */
  readonly name: string;
  /** The member of a secret that is a JSON object. */
  readonly key?: string;
}

/**
 * A secret of AWS Secrets Manager, for the `secrets` of a container: ECS reads it when the container starts, so that it is never in a run's data. Nothing else can be
 * done with it in a flow. On a laptop the container gets the variable of the same name that the shell or the project's `.env` has.
 *
 * @param name of the secret, in the region of the deployment, or its ARN; `secrets` of an environment may name another
 * @param key one member of a secret that is a JSON object, such as `"password"`
 * @example `secrets: { SLACK_TOKEN: secret("slack-token"), DB_PASSWORD: secret("warehouse", "password") }`
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function secret(name: string, key?: string): Secret {
  return { kind: "secret", name, ...(key !== undefined && { key }) };
}
