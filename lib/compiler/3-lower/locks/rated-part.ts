import type ts from "typescript";
import type { LoadedRate } from "../../1-load/index.ts";
import type { Edge, RateAction } from "../../ir/index.ts";
import {
  binary,
  call,
  type Expression,
  literal,
  member,
  read,
  source,
} from "../../jsonata/index.ts";
import { assigning, goTo } from "../edges.ts";
import { originAt, type StepPlace } from "../place.ts";
import { isBusy, writeRetry } from "./retries.ts";

/** A part of a flow that keeps to a rate. */
export interface RatedPart {
  readonly rate: LoadedRate;
  readonly node: ts.Node;
  readonly key?: Expression;
}

/** The rate before a part of the flow: one write at a quiet time; otherwise one that reserves the next free instant, and a wait for it. */
export function ratedPart(
  { rate, node, key }: RatedPart,
  at: StepPlace,
  body: (inner: StepPlace) => Edge,
): Edge {
  const { place } = at;
  const { label, lock, limit, perSeconds, burst } = rate;
  const { label: _, key: __, ...declared } = rate;
  const span = place.flow.project.spanOf(node);
  place.flow.locks.keepTo({ ...declared, isKeyed: key !== undefined, span });
  const intervalMilliseconds = Math.ceil((perSeconds * 1000) / limit);
  const action = (when: RateAction["when"]): RateAction => ({
    ...{ kind: "rate", when, lock, intervalMilliseconds },
    ...(key && { key }),
    since: member(member(source("context"), "State"), "EnteredTime"),
  });
  const origin = (text: string, comment: string) => ({
    comment,
    ...originAt(place, node, text),
  });
  const begin = body(at);
  const instant = place.flow.variables.declare(`${label}_time`, "never");
  const wait = place.graph.add({
    kind: "wait",
    origin: { span, label: `until ${label} allows` },
    duration: read(instant),
    until: true,
    next: begin,
  });
  const now = place.graph.reserve();
  const reserve = place.graph.add({
    kind: "task",
    origin: { span, label: `reserve ${label}`, comment: RESERVES },
    action: action("later"),
    retry: [writeRetry],
    next: assigning(
      [{ variable: instant, value: instantOf(intervalMilliseconds * burst) }],
      goTo(wait),
    ),
    catch: [{ errors: [isBusy], edge: goTo(now) }, ...place.exits.catches()],
  });
  place.graph.define(now, {
    kind: "task",
    origin: origin(`rate ${label}`, `At most ${limit} in ${perText(perSeconds)}`),
    action: action("now"),
    retry: [writeRetry],
    next: begin,
    catch: [{ errors: [isBusy], edge: goTo(reserve) }, ...place.exits.catches()],
  });
  return goTo(now);
}

const RESERVES = "Others were before: takes the next free instant";

/** Wait cuts off parts of a second, so it goes on a little later. */
function instantOf(before: number): Expression {
  const written = member(member(member(source("result"), "Attributes"), "tat"), "N");
  const free = binary("-", call("number", written), literal(before));
  const seconds = call("ceil", binary("/", free, literal(1000)));
  return call("fromMillis", binary("*", seconds, literal(1000)));
}

function perText(seconds: number): string {
  const { size, one, unit } = UNITS.find((each) => seconds % each.size === 0) ?? SECOND;
  return seconds === size ? one : `${seconds / size} ${unit}s`;
}

const SECOND = { size: 1, one: "a second", unit: "second" };

const UNITS = [
  { size: 86_400, one: "a day", unit: "day" },
  { size: 3600, one: "an hour", unit: "hour" },
  { size: 60, one: "a minute", unit: "minute" },
  SECOND,
];
