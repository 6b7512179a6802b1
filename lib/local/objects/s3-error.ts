import { document, type XmlElement } from "./xml.ts";

/** What S3 answers when it refuses a request: its code, its words. */
export class S3Error extends Error {
  override readonly name: string;
  /** HTTP status. */
  readonly status: number;
  /** Further members of the answer. */
  readonly members: Readonly<Record<string, string>>;

  constructor(
    name: string,
    status: number,
    message: string,
    members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.members = members;
  }
}

/** Every refusal of S3 here. The words are S3's own, but for what only this service refuses. */
export const s3Errors = {
  noSuchKey: (key: string) =>
    new S3Error("NoSuchKey", 404, "The specified key does not exist.", { Key: key }),
  invalidBucketName: (bucket: string) =>
    new S3Error("InvalidBucketName", 400, "The specified bucket is not valid.", {
      BucketName: bucket,
    }),
  keyTooLong: () => new S3Error("KeyTooLongError", 400, "Your key is too long"),
  invalidUri: (uri: string) =>
    new S3Error("InvalidURI", 400, "Couldn't parse the specified URI.", { URI: uri }),
  invalidArgument: (why: string, name: string, value: string) =>
    new S3Error("InvalidArgument", 400, why, { ArgumentName: name, ArgumentValue: value }),
  invalidRange: (asked: string) =>
    new S3Error("InvalidRange", 416, "The requested range is not satisfiable", {
      RangeRequested: asked,
    }),
  incompleteBody: () =>
    new S3Error(
      "IncompleteBody",
      400,
      "You did not provide the number of bytes specified by the Content-Length HTTP header",
    ),
  badDigest: (which: string) =>
    new S3Error(
      "BadDigest",
      400,
      `The ${which} you specified did not match the calculated checksum.`,
    ),
  preconditionFailed: (condition: string) =>
    new S3Error(
      "PreconditionFailed",
      412,
      "At least one of the pre-conditions you specified did not hold",
      { Condition: condition },
    ),
  notModified: () => new S3Error("NotModified", 304, "Not Modified"),
  notImplemented: (what: string) =>
    new S3Error(
      "NotImplemented",
      501,
      `The local service's S3 does not serve ${what}. Set AWS_ENDPOINT_URL_S3 to another stand-in of S3 for that.`,
    ),
  forbidden: (why: string) => new S3Error("AccessDenied", 403, why),
  internal: (why: string) => new S3Error("InternalError", 500, why),
} as const;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function errorDocument({ name, message, members }: S3Error, resource: string): string {
  const told = { Code: name, Message: message, Resource: resource, ...members };
  const content: readonly XmlElement[] = Object.entries(told);
  return document(["Error", content]);
}
