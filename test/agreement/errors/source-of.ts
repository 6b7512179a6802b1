import type { ErrorFlow } from "./error-flow.ts";
import { STEPS } from "./error-flow.ts";
import type { Block, Computed, Condition, Look, Statement } from "./statement.ts";

/** One file with all the flows, and what they share. */
export function sourceOf(flows: readonly ErrorFlow[]): string {
  return [PRELUDE, ...flows.map(({ body }, index) => flowText(index, body))].join("\n");
}

export function nameOfFlow(index: number): string {
  return `errors-${index}`;
}

const PRELUDE = `import { flow, map, task } from "nagare";

export class Broken extends Error {
  override readonly name: string = "Broken";
}

export class Worse extends Broken {
  override readonly name = "Worse";
  constructor(readonlyAt: number) {
    super(\`worse at \${readonlyAt}\`);
  }
}

/** What has really been called. */
export const calls: number[] = [];

/** It runs beside others, so its turn among them means nothing. */
const SIDE = 90;

export const step = task("step", async ({ at, fail }: { at: number; fail: number[] }) => {
  if (at !== SIDE) calls.push(at);
  if (!fail.includes(at)) return \`s\${at}\`;
  if (at % 4 === 0) throw new Broken(\`broken at \${at}\`);
  if (at % 4 === 1) throw new Worse(at);
  if (at % 4 === 2) throw new RangeError("");
  throw new Error(\`{"at":\${at}}\`);
});

export const child = flow("child", async ({ at, fail }: { at: number; fail: number[] }) => {
  await step({ at, fail });
  if (fail.includes(at + 1)) throw new Worse(at + 1);
  return "child";
});

interface Input {
  readonly fail: number[];
  readonly flags: number[];
  readonly list: readonly { readonly n: number }[];
}

const parts = (error: unknown): string =>
  error instanceof Error ? \`\${error.name}/\${error.message}\` : "none";
`;

function flowText(index: number, body: Block): string {
  const writer: Writer = { names: { next: 0 }, turns: [], errors: [], isLocal: false };
  return `export const flow${index} = flow("${nameOfFlow(index)}", async ({ fail, flags, list }: Input) => {
  const log: string[] = [];
${indent(blockText(body, writer))}
  return { log: [...log] };
});
`;
}

interface Writer {
  readonly names: { next: number };
  /** Variables of the loops around, outermost first. */
  readonly turns: readonly string[];
  /** Variables of the `catch`es around. */
  readonly errors: readonly string[];
  /** `break` and `continue` have a loop to leave. */
  readonly inLoop?: true;
  /** Inside of a helper, a branch or an iteration: nothing outside can be set. */
  readonly isLocal: boolean;
}

function blockText(block: Block, writer: Writer): string {
  return block.map((statement) => TEXTS[statement.kind](statement as never, writer)).join("\n");
}

type Texts = {
  readonly [Kind in Statement["kind"]]: (
    statement: Extract<Statement, { kind: Kind }>,
    writer: Writer,
  ) => string;
};

const TEXTS: Texts = {
  mark: (_, writer) => `log.push("m${fresh(writer)}");`,
  step: ({ at, isKept }, writer) => {
    const call = `await step({ at: ${atText(at, writer)}, fail })`;
    return isKept ? `log.push(${call});` : `${call};`;
  },
  child: ({ at }, writer) => `log.push(await child({ at: ${atText(at, writer)}, fail }));`,
  compute: ({ at, into }, writer) => COMPUTED[into](`list[${at}]!.n`, writer),
  if: ({ condition, then, otherwise }, writer) =>
    `if (${conditionText(condition, writer)}) {\n${inner(then, writer)}\n} else {\n${inner(otherwise, writer)}\n}`,
  switch: ({ flag, cases, falls }, writer) => {
    const texts = cases.map(
      (each, at) =>
        `  case ${flag + at}:\n${indent(inner(each, writer))}${falls ? "" : "\n    break;"}`,
    );
    return `switch (flags.length as number) {\n${texts.join("\n")}\n  default:\n    log.push("d${fresh(writer)}");\n}`;
  },
  loop: ({ loop, body }, writer) => LOOPS[loop](`i${fresh(writer)}`, body, writer),
  break: (_, writer) => jump("break", writer),
  continue: (_, writer) => jump("continue", writer),
  return: (_, writer) =>
    writer.isLocal ? "return [...log];" : `return { log: [...log], end: ${fresh(writer)} };`,
  throw: ({ error }, writer) => {
    const argument = error === "Worse" ? `${fresh(writer)}` : `"thrown ${fresh(writer)}"`;
    return `throw new ${error}(${argument});`;
  },
  rethrow: (_, { errors }) => (errors.length === 0 ? "" : `throw ${errors.at(-1)};`),
  try: ({ body, look, handler, last }, writer) => {
    const error = `e${fresh(writer)}`;
    const inside = { ...writer, errors: [...writer.errors, error] };
    const caught = handler
      ? ` catch${look === "unseen" ? "" : ` (${error})`} {\n${indent(LOOKS[look](error))}${inner(handler, look === "unseen" ? { ...writer, errors: [] } : inside)}\n}`
      : "";
    const end = last ? ` finally {\n${inner(last, writer)}\n}` : "";
    return `try {\n${inner(body, writer)}\n}${caught}${end}`;
  },
  map: ({ body }, writer) => {
    const turn = `i${fresh(writer)}`;
    return gathered(
      writer,
      (to) =>
        `const ${to} = await map([0, 1], async (${turn}) => {\n${local(body, writer, turn)}\n}, { concurrency: 1 });`,
      (from) => `${from}.flat()`,
    );
  },
  all: ({ body }, writer) =>
    gathered(
      writer,
      (to) =>
        `const [${to}, ${to}s] = await Promise.all([(async () => {\n${local(body, writer)}\n})(), step({ at: SIDE, fail: [] })]);`,
      (from) => `${from}, ${from}s`,
    ),
  helper: ({ body }, writer) => {
    const helper = `h${fresh(writer)}`;
    return `const ${helper} = async (): Promise<string[]> => {\n${local(body, writer)}\n};\n${gathered(
      writer,
      (to) => `const ${to} = await ${helper}();`,
      (from) => from,
    )}`;
  },
};

const COMPUTED: Readonly<Record<Computed, (text: string, writer: Writer) => string>> = {
  name: (text, writer) => {
    const name = `c${fresh(writer)}`;
    return `const ${name} = ${text} + 1;\nlog.push(String(${name}));`;
  },
  nowhere: (text) => `${text} > 1;`,
  test: (text, writer) => `if (${text} > 1) log.push("m${fresh(writer)}");`,
  argument: (text) => `await step({ at: ${text} * 7, fail });`,
  return: (text, writer) =>
    `if (flags.includes(0)) ${writer.isLocal ? `return [String(${text})];` : `return { log: [...log], end: ${text} };`}`,
  throw: (text) => `if (flags.includes(1)) throw new Broken(String(${text}));`,
  handed: (text, writer) => {
    const name = `c${fresh(writer)}`;
    return `const ${name} = ${text};\nlog.push(await step({ at: ${name} * 7, fail }));`;
  },
  either: (text, writer) => {
    const name = `c${fresh(writer)}`;
    return `const ${name} = ${text};\nlog.push(flags.includes(2) ? String(${name}) : "none");`;
  },
};

const LOOPS: Readonly<
  Record<
    Extract<Statement, { kind: "loop" }>["loop"],
    (turn: string, body: Block, writer: Writer) => string
  >
> = {
  of: (turn, body, writer) => `for (const ${turn} of [0, 1]) {\n${turned(turn, body, writer)}\n}`,
  for: (turn, body, writer) =>
    `for (let ${turn} = 0; ${turn} < 2; ${turn}++) {\n${turned(turn, body, writer)}\n}`,
  while: (turn, body, writer) =>
    `let ${turn} = -1;\nwhile (${turn} < 1) {\n  ${turn} += 1;\n${turned(turn, body, writer)}\n}`,
  do: (turn, body, writer) =>
    `let ${turn} = -1;\ndo {\n  ${turn} += 1;\n${turned(turn, body, writer)}\n} while (${turn} < 1);`,
};

const LOOKS: Readonly<Record<Look, (error: string) => string>> = {
  unseen: () => "",
  text: (error) => `log.push(\`\${${error}}\`);\n`,
  parts: (error) => `log.push((${error} as Error).name, (${error} as Error).message);\n`,
  kind: (error) =>
    `log.push(${error} instanceof Worse ? "worse" : ${error} instanceof Broken ? "broken" : "other");\n`,
  helper: (error) => `log.push(parts(${error}));\n`,
};

/** What a function of its own gives, added to the log around it. */
function gathered(
  writer: Writer,
  make: (to: string) => string,
  listOf: (from: string) => string,
): string {
  const to = `r${fresh(writer)}`;
  const list = listOf(to);
  const added = list.startsWith(`${to},`) ? `log.push(...${list});` : `log.push(...${list});`;
  return `${make(to)}\n${added}`;
}

/** The body of a function that keeps a log of its own. */
function local(body: Block, writer: Writer, turn?: string): string {
  const { inLoop: _, ...outside } = writer;
  const turns = turn === undefined ? writer.turns : [...writer.turns, turn];
  const inside: Writer = { ...outside, turns, errors: [], isLocal: true };
  return indent(`const log: string[] = [];\n${blockText(body, inside)}\nreturn [...log];`);
}

function turned(turn: string, body: Block, writer: Writer): string {
  return inner(body, { ...writer, turns: [...writer.turns, turn], inLoop: true });
}

/** Other steps in each turn, so that one can fail in the second alone. */
function atText(at: number, { turns }: Writer): string {
  const turn = turns.at(-1);
  return turn === undefined ? `${at}` : `${at} + ${turn} * ${STEPS}`;
}

/** TypeScript must not find out that a turn can be no other than that of the condition around. */
function conditionText(condition: Condition, { turns }: Writer): string {
  if (condition.kind === "flag") return `flags.includes(${condition.flag})`;
  if (condition.kind === "marks") return `log.length > ${condition.count}`;
  const turn = turns.at(-1);
  return turn === undefined ? "flags.length > 1" : `(${turn} as number) === ${condition.turn}`;
}

function jump(word: "break" | "continue", { inLoop }: Writer): string {
  return inLoop ? `${word};` : "";
}

function inner(block: Block, writer: Writer): string {
  return indent(blockText(block, writer));
}

function fresh({ names }: Writer): number {
  names.next += 1;
  return names.next;
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
