import { DateTime } from "luxon";
import type { ZoneRules } from "../../../1-load/index.ts";
import { type Expression, literal } from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";

/** The moment of a text that is written out; undefined for others, and where it is no time. */
export function knownMoment(text: Expression, zone: ZoneRules): Moment | undefined {
  if (text.kind !== "literal" || !ISO.test(String(text.value))) return undefined;
  const read = DateTime.fromISO(String(text.value), { zone: zone.name });
  const hasOffset = /(Z|[+-]..:..)$/.test(String(text.value));
  const [first = read] = hasOffset || !read.isValid ? [] : read.getPossibleOffsets();
  const since = first.toMillis();
  const known = zone.changes.findLast(({ at }) => at <= since);
  if (!read.isValid || known === undefined || since >= zone.until) return undefined;
  const [utc, local] = [literal(since), literal(since + known.offset)];
  return { zone, bindings: [], utc, local, offset: literal(known.offset), since };
}

const ISO =
  /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-][01]\d:[0-5]\d)?)?$/;
