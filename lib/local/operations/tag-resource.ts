import { errors } from "../errors.ts";
import { shapes } from "../requests/index.ts";
import { keepTags, tagsOf } from "../tags.ts";
import { operation } from "./operation.ts";
import { checkTaggable } from "./taggable.ts";

const mostTags = 50;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html */
export const tagResource = operation(
  { resourceArn: shapes.arn, tags: { ...shapes.tags, required: true } },
  ({ resourceArn, tags }, service) => {
    checkTaggable(service, resourceArn);
    const all = [...tagsOf(service.store, resourceArn), ...tags];
    if (new Set(all.map(({ key }) => key)).size > mostTags) throw errors.tooManyTags(resourceArn);
    keepTags(service.store, resourceArn, all);
    return {};
  },
);
