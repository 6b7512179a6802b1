import { isObject } from "../json-object.ts";
import type { ClientModule } from "./client-package.ts";

/** A service's refusal, as its client threw it. */
export interface ServiceError {
  readonly kind: "refused";
  /** The error's name in the service's model: `NoSuchBucket`. */
  readonly name: string;
  /** As it stood on the wire. */
  readonly code: string;
  /** Whether the model knows it. */
  readonly isModelled: boolean;
  readonly message: string;
  readonly statusCode: number;
  readonly requestId: string;
  readonly extendedRequestId?: string;
}

/** The request never had an answer. */
export interface ClientError {
  readonly kind: "unreachable";
  readonly message: string;
}

/** Reads what a client threw. */
export function readError(thrown: unknown, module: ClientModule): ServiceError | ClientError {
  if (!(thrown instanceof Error)) return { kind: "unreachable", message: String(thrown) };
  const metadata: unknown = Reflect.get(thrown, "$metadata");
  const isAnswer = "$fault" in thrown && isRecord(metadata);
  if (!isAnswer) return { kind: "unreachable", message: unreachable(thrown) };
  const { httpStatusCode, requestId, extendedRequestId } = metadata;
  const errorClass = module[thrown.name];
  return {
    kind: "refused",
    name: thrown.name,
    code: codeOf(thrown),
    isModelled: typeof errorClass === "function" && thrown instanceof errorClass,
    message: thrown.message,
    statusCode: Number(httpStatusCode),
    requestId: String(requestId ?? "null"),
    ...(typeof extendedRequestId === "string" ? { extendedRequestId } : {}),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => isObject(value);

function codeOf(error: Error): string {
  const answer: unknown = Reflect.get(error, "Error");
  const code = isRecord(answer) ? answer["Code"] : Reflect.get(error, "Code");
  return typeof code === "string" ? code : error.name;
}

/** As the AWS SDK for Java says it, which is what Step Functions passes on. */
function unreachable(error: Error): string {
  const { code, hostname, address, port }: NodeJS.ErrnoException & Record<string, unknown> =
    Object.assign(Object.create(null), innermost(error));
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `Unable to execute HTTP request: ${hostname}: Name or service not known`;
  if (code === "ECONNREFUSED")
    return `Unable to execute HTTP request: Connect to ${address}:${port} failed: Connection refused`;
  return `Unable to execute HTTP request: ${error.message || code}`;
}

/** Node tries each of a name's addresses, and tells of all at once. */
function innermost(error: Error): Error {
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first : error;
}
