import type ts from "typescript";
import type { ZoneRules } from "../../../1-load/index.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { constantIn } from "./constant-in.ts";
import { atInstant } from "./moment.ts";

/** The zone that an argument names. */
export function zoneIn(
  node: ts.Expression | undefined,
  context: ExpressionContext,
): ZoneRules | undefined {
  if (node === undefined) return undefined;
  const name = constantIn(node, context);
  const zone = typeof name === "string" ? context.time.zoneOf(name) : undefined;
  if (zone) return zone;
  refuse(context, node, "NG1310", { what: `\`${node.getText()}\``, zone: problemOf(name) });
  return undefined;
}

function problemOf(name: string | number | undefined): string {
  if (typeof name !== "string") return "is known at run time only";
  const isMachines = name === "local" || name === "system";
  return isMachines ? "is another one on every machine" : "does not exist";
}

/** The same instant on another clock. */
export function inZone(
  moment: Moment | undefined,
  zone: ZoneRules | undefined,
): Moment | undefined {
  if (moment === undefined || zone === undefined) return undefined;
  const { utc, bindings, since } = atInstant(moment);
  return { zone, bindings, utc, ...(since !== undefined && { since }) };
}
