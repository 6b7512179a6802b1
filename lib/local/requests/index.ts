/** Requests: their shapes as data, and the check of a body against its shape. */

export { checkName } from "./check-name.ts";
export { pageSize, pageToken, readPageToken } from "./page-token.ts";
export { readRequest } from "./read-request.ts";
export { type Members, type RequestOf, shapes } from "./shape.ts";
