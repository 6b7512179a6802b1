import { shapes } from "../requests/index.ts";
import { tagsOf } from "../tags.ts";
import { operation } from "./operation.ts";
import { checkTaggable } from "./taggable.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html */
export const listTagsForResource = operation(
  { resourceArn: shapes.arn },
  ({ resourceArn }, service) => {
    checkTaggable(service, resourceArn);
    return { tags: tagsOf(service.store, resourceArn) };
  },
);
