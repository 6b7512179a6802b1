import { isDeepStrictEqual } from "node:util";
import type { StateMachine } from "../../lib/asl/index.ts";
import type { Measured } from "../support/bench.ts";
import { type Pattern, patterns } from "./pattern.ts";
import { play } from "./play.ts";

/** Billed transitions of compiled flows beside those of the best definitions that we could write by hand, over the same inputs. */
export default async function transitions(): Promise<Measured> {
  const compared = [];
  for (const pattern of patterns()) compared.push(await compare(pattern));
  return {
    rows: compared.map(({ name, ours, hand, states }) => ({
      pattern: name,
      inputs: ours.length,
      ours: ours.join(" "),
      "by hand": hand.join(" "),
      ratio: (sum(ours) / sum(hand)).toFixed(2),
      "states, ours": states.ours,
      "states, by hand": states.hand,
    })),
    figure: {
      name: "most transitions of a run over those of the best definition by hand",
      value: Math.max(
        ...compared.flatMap(({ ours, hand }) => ours.map((n, at) => n / (hand[at] ?? 0))),
      ),
      unit: "x",
      target: { atMost: 1 },
    },
  };
}

interface Compared {
  readonly name: string;
  /** Transitions, an input each. */
  readonly ours: readonly number[];
  readonly hand: readonly number[];
  readonly states: { readonly ours: number; readonly hand: number };
}

/** Runs both machines on each input; throws where they don't end the same. */
async function compare(pattern: Pattern): Promise<Compared> {
  const { name, flow, hand, inputs } = pattern;
  const counts: { readonly ours: number; readonly hand: number }[] = [];
  for (const input of inputs) {
    const ours = await play(pattern, flow.definition, input);
    const byHand = await play(pattern, hand, input);
    if (!isDeepStrictEqual(ours.outcome, byHand.outcome)) {
      const both = JSON.stringify({ ours: ours.outcome, byHand: byHand.outcome }, undefined, 2);
      throw new Error(`${name} of ${JSON.stringify(input)} ends otherwise by hand: ${both}`);
    }
    counts.push({ ours: ours.transitions, hand: byHand.transitions });
  }
  return {
    name,
    ours: counts.map((one) => one.ours),
    hand: counts.map((one) => one.hand),
    states: { ours: flow.stats.states, hand: statesOf(hand) },
  };
}

function statesOf(machine: Pick<StateMachine, "States">): number {
  return Object.values(machine.States).reduce((count, state) => {
    const branches = state.Type === "Parallel" ? state.Branches : [];
    const body = state.Type === "Map" && state.ItemProcessor ? [state.ItemProcessor] : [];
    return count + 1 + sum([...branches, ...body].map(statesOf));
  }, 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
