import { shapes } from "../requests/index.ts";
import { checkTags, keepTags, tagsOf } from "../tags.ts";
import { operation } from "./operation.ts";
import { checkTaggable } from "./taggable.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html */
export const tagResource = operation(
  { resourceArn: shapes.arn, tags: { ...shapes.tags, required: true } },
  ({ resourceArn, tags }, service) => {
    checkTaggable(service, resourceArn);
    const all = [...tagsOf(service.store, resourceArn), ...tags];
    checkTags(resourceArn, all);
    keepTags(service.store, resourceArn, all);
    return {};
  },
);
