type Color = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

/** Colours text, or leaves it as it is. */
export type Paint = Readonly<Record<Color, (text: string) => string>>;

export function paint(color: boolean): Paint {
  return color ? INK : PLAIN;
}

const plain = (text: string): string => text;

const PLAIN: Paint = {
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  green: plain,
  cyan: plain,
};

/** SGR codes: on, off. */
const ink =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const INK: Paint = {
  bold: ink(1, 22),
  dim: ink(2, 22),
  red: ink(31, 39),
  yellow: ink(33, 39),
  green: ink(32, 39),
  cyan: ink(36, 39),
};
