import { createDice, type Dice, seedOf } from "../random/dice.ts";
import { disagreements } from "./disagreements.ts";
import { type Form, forms, isFar } from "./forms.ts";
import { aroundChanges, type Question, questions } from "./instants.ts";
import { compileTimes, type TimeProgram } from "./project.ts";

interface Asked {
  readonly asked: number;
  readonly found: readonly string[];
}

interface Amount {
  /** Of times for each flow. */
  readonly count: number;
  readonly seed: number;
  /** Of times around changes of the clock. @default all */
  readonly changes?: number;
  /** Each form in one of the zones only. @default false */
  readonly shared?: boolean;
}

/** All forms about times in each zone. */
export async function timeDisagreements(
  zones: readonly string[],
  { count, seed, changes = Number.POSITIVE_INFINITY, shared = false }: Amount,
): Promise<Asked> {
  const programs = zones.flatMap((zone, at) => {
    const own = forms.filter((_, nth) => !shared || nth % zones.length === at);
    return programsOf(zone, `zone${at}`, own);
  });
  const flows = compileTimes(programs);
  const found: string[] = [];
  let asked = 0;
  for (const [at, program] of programs.entries()) {
    const flow = flows.get(program.name);
    if (flow === undefined) throw new Error(`no flow ${program.name}`);
    const dice = createDice(seedOf(seed, at));
    const all = asksOf(program, { count, changes }, dice);
    asked += all.length;
    for (let from = 0; from < all.length; from += TOGETHER)
      found.push(...(await disagreements(program, flow, all.slice(from, from + TOGETHER))));
  }
  return { asked, found };
}

/** In one execution; an expression has its time. */
const TOGETHER = 8;

const FORMS_TOGETHER = 30;

function programsOf(zone: string, name: string, all: readonly Form[]): readonly TimeProgram[] {
  const near = all.filter((form) => !isFar(form));
  const far = all.filter((form) => isFar(form) && !/years: 13/.test(form.source));
  const groups = [...inGroups(near, "near"), ...inGroups(far, "far")];
  return groups.map((group) => ({ name: `${name}-${group.name}`, zone, forms: group.forms }));
}

function inGroups(all: readonly Form[], name: string) {
  return Array.from({ length: Math.ceil(all.length / FORMS_TOGETHER) }, (_, at) => ({
    name: `${name}${at}`,
    forms: all.slice(at * FORMS_TOGETHER, (at + 1) * FORMS_TOGETHER),
  }));
}

function asksOf(
  { name, zone }: TimeProgram,
  { count, changes }: { readonly count: number; readonly changes: number },
  dice: Dice,
): readonly Question[] {
  const isNear = name.includes("-near");
  const around = isNear ? aroundChanges(zone) : [];
  const some =
    around.length > changes ? around.filter(() => dice.below(around.length) < changes) : around;
  return [...some, ...questions(zone, count, dice, isNear ? 1 : 6)];
}
