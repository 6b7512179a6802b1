import ts from "typescript";
import { type HttpCall, plainExpression } from "../../1-load/index.ts";
import { shortText } from "../origins.ts";

/** `GET api.example.com/orders` */
export function httpLabel({ method, url }: HttpCall): string {
  const node = plainExpression(url);
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  const text = isText ? shortText(node).replaceAll(/^[`"']|[`"']$/g, "") : shortText(node);
  return `${method} ${text.replace(/^https?:\/\//, "")}`;
}
