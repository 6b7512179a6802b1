import type { Effect } from "../effect.ts";
import type { HistoryEvent } from "../history-event.ts";
import type { Run } from "../run.ts";
import type { RunInput } from "../run-input.ts";
import type { RunStart } from "../run-start.ts";
import type { SimulateOptions } from "../simulate.ts";
import { createMapRuns } from "./map-runs.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import { createWorld, type World } from "./world.ts";

/** An execution of the simulation: the one that was asked for, or a child of a distributed Map. */
export interface Player {
  readonly start: RunStart;
  readonly run: Run;
  readonly events: HistoryEvent[];
}

/** All executions of one simulation, and what has happened to them but not been told yet. */
export interface Cast {
  readonly players: readonly Player[];
  enter(start: RunStart, run: Run, ended?: () => void): Player;
  tell(player: Player, input: RunInput): void;
  /** Tells everything that has happened, and what follows from it. */
  play(): Promise<void>;
  isWaiting(): boolean;
}

export function createCast(clock: VirtualClock, options: SimulateOptions): Cast {
  const players: Player[] = [];
  const inbox: (() => Promise<void>)[] = [];
  const endings = new Map<Player, () => void>();
  const worlds = new Map<Player, World>();
  const take = async (player: Player, input: RunInput): Promise<void> => {
    const before = player.run.status;
    const { events, effects } = await player.run.advance(input);
    player.events.push(...events);
    for (const effect of effects) perform(player, effect);
    if (before === "RUNNING" && player.run.status !== "RUNNING") endings.get(player)?.();
  };
  const cast: Cast = {
    players,
    enter(start, run, ended) {
      const player: Player = { start, run, events: [] };
      players.push(player);
      if (ended) endings.set(player, ended);
      const { tasks = {} } = options;
      worlds.set(
        player,
        createWorld(clock, tasks, (input) => cast.tell(player, input)),
      );
      cast.tell(player, { kind: "start", at: clock.now });
      return player;
    },
    tell: (player, input) => void inbox.push(() => take(player, input)),
    async play() {
      for (let next = inbox.shift(); next; next = inbox.shift()) await next();
    },
    isWaiting: () => inbox.length > 0,
  };
  const mapRuns = createMapRuns({ cast, clock, options });
  const perform = (player: Player, effect: Effect): void => {
    worlds.get(player)?.perform(effect);
    mapRuns.perform(player, effect);
  };
  return cast;
}
