import { isZoned } from "../../../1-load/index.ts";
import { binary, type Expression, literal } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import type { Moment } from "../../time-lowering.ts";
import { booleanValue, numberValue, stringValue } from "../expression-context.ts";
import type { Call, Method } from "../methods/method.ts";
import { amountsOf, inBounds, negated } from "./amounts.ts";
import { constantIn } from "./constant-in.ts";
import { differenceIn } from "./diff.ts";
import { lowerFormat } from "./lower-format.ts";
import { shown } from "./milliseconds.ts";
import { atInstant, isoText, momentOf, onClock, spoken, zonedValue } from "./moment.ts";
import { refuseUnknown } from "./refuse-unknown.ts";
import { withFields } from "./set.ts";
import { shifted } from "./shift.ts";
import { endOf, startOf } from "./units.ts";
import { inZone, zoneIn } from "./zone-in.ts";

type Move = (moment: Moment, own: Call) => Moment | undefined;
type Say = (moment: Moment, own: Call) => Value;

/** Another `Zoned`. */
const moving =
  (move: Move): Method =>
  (receiver, own) => {
    const moment = receiverOf(receiver, own);
    const type = own.context.checker.getTypeAtLocation(own.node);
    const result = moment && move(moment, own);
    return result ? zonedValue(result, type, own.context) : nothing(own);
  };

const saying =
  (say: Say): Method =>
  (receiver, own) => {
    const moment = receiverOf(receiver, own);
    return moment ? say(moment, own) : nothing(own);
  };

/** What has been refused. */
function nothing(own: Call): Value {
  const type = own.context.checker.getTypeAtLocation(own.node);
  return { expression: literal(""), type, optional: false };
}

function receiverOf(receiver: Value, { node, context }: Call): Moment | undefined {
  const callee = node.expression;
  const owner = "expression" in callee ? (callee.expression as typeof node.expression) : callee;
  return momentOf(receiver, owner, context);
}

const text = saying((moment, { context }) => stringValue(isoText(moment, context), context));

const milliseconds = saying((moment, { context }) => {
  const timed = atInstant(moment);
  return numberValue(spoken(timed, timed.utc), context);
});

/** The methods of a `Zoned`, by name. */
export const zonedMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["plus", moving((moment, own) => shiftedBy(moment, own, (amount) => amount))],
  ["minus", moving((moment, own) => shiftedBy(moment, own, negated))],
  ["startOf", moving((moment, own) => toUnit(moment, own, startOf))],
  ["endOf", moving((moment, own) => toUnit(moment, own, endOf))],
  ["set", moving(set)],
  [
    "setZone",
    moving((moment, { node, context }) => inZone(moment, zoneIn(node.arguments[0], context))),
  ],
  ["toFormat", saying(lowerFormat)],
  ["toISO", text],
  ["toJSON", text],
  ["toString", text],
  ["toISODate", saying(dateText)],
  ["toMillis", milliseconds],
  ["valueOf", milliseconds],
  ["diff", saying(diff)],
  ["equals", saying(equals)],
]);

function shiftedBy(
  moment: Moment,
  own: Call,
  signed: (amount: Expression) => Expression,
): Moment | undefined {
  const amounts = amountsOf(own);
  if (amounts === undefined) return undefined;
  const moves = new Map([...amounts].map(([unit, amount]) => [unit, signed(amount)]));
  return inBounds(shifted(moment, moves, own.context), moment, amounts, own.context);
}

function set(moment: Moment, own: Call): Moment | undefined {
  const fields = amountsOf(own);
  return fields && inBounds(withFields(moment, fields, own.context), moment, fields, own.context);
}

const UNITS: ReadonlySet<unknown> = new Set(
  "year quarter month week day hour minute second".split(" "),
);

const DIFF_UNITS: ReadonlySet<unknown> = new Set(
  "years quarters months weeks days hours minutes seconds milliseconds".split(" "),
);

function toUnit(moment: Moment, own: Call, move: typeof startOf): Moment | undefined {
  const unit = unitAt(0, UNITS, own);
  return unit === undefined ? undefined : move(moment, unit, own.context);
}

/** The unit that an argument names. */
function unitAt(at: number, units: ReadonlySet<unknown>, own: Call): string | undefined {
  const node = own.arguments[at];
  const unit = node && constantIn(node, own.context);
  if (typeof unit === "string" && units.has(unit)) return unit;
  if (node) refuseUnknown(node, "the unit", own.context);
  return undefined;
}

function dateText(moment: Moment, { context }: Call): Value {
  const timed = onClock(moment, context);
  return stringValue(spoken(timed, shown(timed.local, "[Y0001]-[M01]-[D01]")), context);
}

function diff(moment: Moment, own: Call): Value {
  const other = otherOf(own);
  const unit = unitAt(1, DIFF_UNITS, own);
  if (other === undefined || unit === undefined) return nothing(own);
  return numberValue(differenceIn(unit, moment, other, own.context), own.context);
}

function otherOf({ arguments: [node], context }: Call): Moment | undefined {
  const other = node && context.lower(node);
  return other && isZoned(other.type) ? momentOf(other, node, context) : undefined;
}

/** The same instant; in two zones that are not the same one, never. */
function equals(moment: Moment, own: Call): Value {
  const other = otherOf(own);
  if (other === undefined) return nothing(own);
  const [left, right] = [atInstant(moment), atInstant(other)].map((each) => spoken(each, each.utc));
  if (!left || !right) return booleanValue(literal(false), own.context);
  const test = binary("=", left, right);
  // A text that is no time is an error all the same.
  const isSame = moment.zone.name === other.zone.name;
  return booleanValue(isSame ? test : binary("and", test, literal(false)), own.context);
}
