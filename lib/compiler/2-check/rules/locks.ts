import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import {
  type LockCall,
  lockCallOf,
  type Setting,
  type Settings,
  secondsOf,
} from "../../1-load/index.ts";
import { type CheckContext, nodeRule, type ProjectRule } from "../rule.ts";

/** `concurrency` and `rate` of flows, tasks and containers: what they say. */
export const lockOptions: ProjectRule = (context) => {
  const { flows, tasks, containers } = context.project;
  for (const { kind, name, settings } of [...flows, ...tasks, ...containers]) {
    const about = `${kind} \`${name}\``;
    // What a flow's may be is all that its type has.
    const rules = kind === "flow" ? LOCK : { ...LOCK, whenBusy: WAIT_OR_FAIL };
    checkOptions(context, within(settings, "concurrency"), { about, rules, path: "concurrency." });
    checkOptions(context, within(settings, "rate"), { about, rules: RATE, path: "rate." });
  }
};

/** `withLock` and `withRate`: what they say, which has to be known. */
export const lockCalls = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (node, context) => {
    const call = lockCallOf(node, context.project);
    if (call === undefined) return;
    for (const unknown of call.unknown) {
      const span = context.project.spanOf(unknown);
      context.report(diagnostic("NG1723", span, { word: call.word }));
    }
    checkOptions(context, call.settings, checkedAs(call));
  },
);

function checkedAs({ word }: LockCall): Checked {
  const own = word === "withLock" ? { ...LOCK, whenBusy: WAIT_OR_FAIL } : RATE;
  return { about: `\`${word}\``, path: "", rules: { ...own, name: NAME } };
}

interface Checked {
  readonly about: string;
  /** Before the name of each option. */
  readonly path: string;
  readonly rules: Readonly<Record<string, Limit>>;
}

/** What an option may be. */
interface Limit {
  readonly is: (value: unknown, all: Settings) => boolean;
  readonly text: string;
}

function checkOptions(
  { project, report }: CheckContext,
  settings: Settings,
  { about, path, rules }: Checked,
): void {
  for (const [option, { is, text }] of Object.entries(rules)) {
    const setting = settings.get(option);
    if (setting === undefined || is(setting.value, settings)) continue;
    const values = {
      option: `${path}${option}`,
      what: about,
      value: shown(setting),
      limit: text,
    };
    report(diagnostic("NG2700", project.spanOf(setting.node), values));
  }
}

function within(settings: Settings, option: string): Settings {
  const prefix = `${option}.`;
  const own = [...settings].filter(([path]) => path.startsWith(prefix));
  return new Map(own.map(([path, setting]) => [path.slice(prefix.length), setting]));
}

const NAME: Limit = {
  is: (value) => typeof value === "string" && /^[\w.-]{1,60}$/.test(value),
  text: "a name has letters, digits, `-`, `_` and `.`, at most 60",
};

const WAIT_OR_FAIL: Limit = {
  is: (value) => value === "wait" || value === "fail",
  text: 'a part of a run can\'t be skipped or stopped by itself: "wait" or "fail", or give it to the flow',
};

const LOCK = {
  limit: {
    is: (value) => isWhole(value, 1, 500),
    text: "it is how many may hold the lock at once, a whole number from 1 to 500",
  },
  lock: NAME,
  priority: {
    is: (value) => isWhole(value, -100, 100),
    text: "it is a whole number from -100 to 100",
  },
  timeout: {
    is: (value) => isWhole(secondsOf(value), 1, 365 * 86_400),
    text: 'it is a duration from "1s" to "365d"',
  },
} as const satisfies Record<string, Limit>;

const RATE = {
  limit: {
    is: (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER),
    text: "it is how many may begin in `per`, a whole number from 1",
  },
  per: {
    is: (value, all) => {
      const seconds = secondsOf(value);
      const limit = all.get("limit")?.value;
      return isWhole(seconds, 1, 86_400) && (typeof limit !== "number" || limit <= seconds * 1000);
    },
    text: 'it is a duration from "1s" to "1d", of a millisecond at least for each of `limit`',
  },
  burst: {
    is: (value, all) => isWhole(value, 1, Number(all.get("limit")?.value ?? 1)),
    text: "it is how many may go at once, a whole number from 1 to `limit`",
  },
  lock: NAME,
} as const satisfies Record<string, Limit>;

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function shown({ value }: Setting): string {
  return `\`${JSON.stringify(value)}\``;
}
