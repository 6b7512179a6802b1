import { shapes } from "../requests/index.ts";
import { keepTags, tagsOf } from "../tags.ts";
import { operation } from "./operation.ts";
import { checkTaggable } from "./taggable.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html */
export const untagResource = operation(
  {
    resourceArn: shapes.arn,
    tagKeys: { kind: "list", required: true, of: { kind: "text", min: 1, max: 128 } },
  },
  ({ resourceArn, tagKeys }, service) => {
    checkTaggable(service, resourceArn);
    const left = tagsOf(service.store, resourceArn).filter(({ key }) => !tagKeys.includes(key));
    keepTags(service.store, resourceArn, left);
    return {};
  },
);
