/**
 * A value as it travels on Step Functions: a copy through JSON, so that what a task does to its input is not seen by the flow. `undefined` stays
 * itself.
 */
export function asJson<T>(value: T): T {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? value : JSON.parse(text);
}
