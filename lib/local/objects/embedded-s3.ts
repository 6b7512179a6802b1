import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { BucketFiles, type ObjectListener } from "./bucket-files.ts";
import { operationOf } from "./operations/index.ts";
import { errorDocument, S3Error, s3Errors } from "./s3-error.ts";
import { readS3Request, signsForS3 } from "./s3-request.ts";

/**
 * S3, as far as steps need it: objects are put, read, listed and deleted. It shares its port with Step Functions' and DynamoDB's APIs and with
 * the console.
 *
 * 1. A request is S3's if its signature is made for S3, and only then: S3 has no header of its own that tells, and its paths may be any.
 *    The signature itself is not checked, nothing local asks who calls.
 * 2. Every bucket is there, and is empty at first: on AWS others make them.
 * 3. What is not served is refused, never half done.
 */
export class EmbeddedS3 {
  readonly #files: BucketFiles;

  /**
   * @param folder where objects are kept; without it they go when it is closed
   * @param put told of each object that was put, before its sender is
   */
  constructor(folder?: string, put?: ObjectListener) {
    this.#files = new BucketFiles(folder, put);
  }

  /** Whether a request is for S3. */
  answers(request: IncomingMessage): boolean {
    return signsForS3(request);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("x-amz-request-id", randomUUID());
    try {
      const asked = readS3Request(request);
      await operationOf(asked)(asked, this.#files, response);
    } catch (error) {
      refuse(request, response, told(error));
    }
  }

  /** Answers who may not ask. */
  forbid(request: IncomingMessage, response: ServerResponse, why: string): void {
    refuse(request, response, s3Errors.forbidden(why));
  }

  close(): Promise<void> {
    return this.#files.close();
  }
}

/** HEAD has no body to say why. */
function refuse(
  { method, url = "" }: IncomingMessage,
  response: ServerResponse,
  error: S3Error,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const hasBody = method !== "HEAD" && error.status !== 304;
  // What was not read of the request's body would be taken for the next request.
  response.writeHead(error.status, { "Content-Type": "application/xml", Connection: "close" });
  response.end(hasBody ? errorDocument(error, url) : "");
}

/** A refusal is the client's business. Anything else, such as a full disk, is told in its own words. */
function told(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  return s3Errors.internal(error instanceof Error ? error.message : String(error));
}
