/** Over the definitions of all samples: no state that a careful person would have left out, nothing that nobody reads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { State, StateMachine } from "../../lib/asl/index.ts";
import { samples } from "./support/samples.ts";

type Machine = Pick<StateMachine, "StartAt" | "States">;

const definitions = samples().map(({ name, folder }) => ({
  name,
  definition: JSON.parse(readFileSync(join(folder, "expected.asl.json"), "utf8")) as Machine,
}));

function machinesIn(machine: Machine): readonly Machine[] {
  const inner = Object.values(machine.States).flatMap((state) => {
    if (state.Type === "Parallel") return state.Branches;
    return state.Type === "Map" && state.ItemProcessor ? [state.ItemProcessor] : [];
  });
  return [machine, ...inner.flatMap(machinesIn)];
}

interface Way {
  readonly Next?: string;
  readonly Assign?: Readonly<Record<string, unknown>>;
}

/** The ways out of a state, with what each assigns. */
function waysOf(state: State): readonly Way[] {
  const {
    Choices = [],
    Catch = [],
    Default,
    ...own
  } = state as State & {
    readonly Choices?: readonly Way[];
    readonly Catch?: readonly Way[];
    readonly Default?: string;
  } & Way;
  return [...(Default === undefined ? [own] : [{ ...own, Next: Default }]), ...Choices, ...Catch];
}

function reachable({ StartAt, States }: Machine): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const state = States[name];
    if (state === undefined || seen.has(name)) return;
    seen.add(name);
    for (const { Next } of waysOf(state)) if (Next !== undefined) visit(Next);
  };
  visit(StartAt);
  return seen;
}

describe("the definitions of the samples", () => {
  it.each(definitions)("have no state that nothing leads to: $name", ({ definition }) => {
    for (const machine of machinesIn(definition)) {
      expect([...reachable(machine)].sort()).toEqual(Object.keys(machine.States).sort());
    }
  });

  it.each(definitions)("have no variable that nothing reads: $name", ({ definition }) => {
    const text = JSON.stringify(definition);
    // What JavaScript would throw at is computed for that alone.
    const mayThrow = (value: unknown): boolean => /\$(error|parse)\(/.test(JSON.stringify(value));
    const assigned = machinesIn(definition).flatMap(({ States }) =>
      Object.values(States)
        .flatMap(waysOf)
        .flatMap(({ Assign = {} }) =>
          Object.entries(Assign).flatMap(([name, value]) => (mayThrow(value) ? [] : name)),
        ),
    );
    for (const name of new Set(assigned)) {
      expect(text, name).toMatch(new RegExp(`\\$${name}(?![\\p{ID_Continue}])`, "u"));
    }
  });

  it.each(definitions)("have no Pass, and no choice that is decided: $name", ({ definition }) => {
    for (const state of machinesIn(definition).flatMap(({ States }) => Object.values(States))) {
      expect(state.Type).not.toBe("Pass");
      if (state.Type !== "Choice") continue;
      expect(state.Choices).not.toEqual([]);
      const conditions = state.Choices.map((rule) => rule.Condition);
      expect(conditions).not.toContain("{% true %}");
      expect(conditions).not.toContain("{% false %}");
    }
  });
});
