import { wrongAfterSweep, wrongAtRest, wrongIn } from "./invariants.ts";
import { type Mutation, Steps } from "./steps.ts";
import { copied, firstWorld, type Setting, type World } from "./world.ts";

export interface Explored {
  readonly worlds: number;
  /** Worlds where nothing happens by itself. */
  readonly atRest: number;
  readonly wrong?: Wrong;
}

export interface Wrong {
  readonly what: string;
  /** The shortest way there. */
  readonly steps: readonly string[];
}

/** Looks at every world that can be reached, nearest first, until something is wrong. */
export async function explore(setting: Setting, mutation: Mutation = {}): Promise<Explored> {
  const steps = new Steps(setting, mutation);
  const first = firstWorld(setting);
  const seen = new Set([hashOf(JSON.stringify(first))]);
  let edge: readonly Place[] = [{ world: first }];
  let atRest = 0;
  while (edge.length > 0) {
    const reached: Place[][] = [];
    for (const place of edge) {
      const { isAtRest, wrong } = await wrongAt(steps, place.world);
      if (isAtRest) atRest++;
      if (wrong) return { worlds: seen.size, atRest, wrong: report(wrong, place) };
      reached.push(await newFrom(steps, place, seen));
    }
    edge = reached.flat();
  }
  return { worlds: seen.size, atRest };
}

async function newFrom(steps: Steps, place: Place, seen: Set<number>): Promise<Place[]> {
  const found: Place[] = [];
  for (const { name, to } of await steps.from(place.world)) {
    const key = hashOf(JSON.stringify(to));
    if (!seen.has(key)) found.push({ world: to, by: name, from: place });
    seen.add(key);
  }
  return found;
}

interface Place {
  readonly world: World;
  readonly by?: string;
  readonly from?: Place;
}

async function wrongAt(
  steps: Steps,
  world: World,
): Promise<{ readonly isAtRest: boolean; readonly wrong?: string | undefined }> {
  const { setting } = steps;
  const wrong = wrongIn(world, setting);
  const isAtRest = world.calls.length === 0 && world.runs.every(rests);
  if (wrong !== undefined || !isAtRest) return { isAtRest, wrong };
  const atRest = world.hasLoss ? undefined : wrongAtRest(world, setting);
  if (atRest !== undefined) return { isAtRest, wrong: `at rest: ${atRest}` };
  const after = wrongAfterSweep(await swept(steps, world), setting);
  return { isAtRest, wrong: after && `after a sweep: ${after}` };
}

/** A run at work may work for as long as it likes. */
function rests({ status, at }: World["runs"][number]): boolean {
  return status !== "RUNNING" || at === "work" || at === "waiting" || at === "giving back";
}

const LATER_MILLIS = 600_000;

/** A sweep later on, and all that comes of it. */
async function swept(steps: Steps, world: World): Promise<World> {
  const to = copied(world);
  to.clock = LATER_MILLIS;
  await steps.call(to, { kind: "sweep" });
  while (to.calls.length > 0) {
    await steps.proceed(to, 0);
    await steps.settle(to);
  }
  return to;
}

/** 53 bits of a text, for a set of a million of them takes too much memory. */
function hashOf(text: string): number {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 15);
  }
  return (a >>> 0) * 0x200000 + (b >>> 11);
}

function report(what: string, place: Place): Wrong {
  const steps: string[] = [];
  for (let at: Place | undefined = place; at?.by !== undefined; at = at.from) steps.unshift(at.by);
  return { what, steps };
}
