import { fitted } from "./terminal.ts";

/** The last line of a terminal, drawn again and again while others go above it. Where nobody looks there is none. */
export interface StatusLine {
  /** A line that stays. */
  print(line: string): void;
  show(status: string): void;
  clear(): void;
}

/** @param stream a terminal or not. */
export function statusLine(stream: NodeJS.WriteStream): StatusLine {
  let shown = "";
  const isTerminal = stream.isTTY === true;
  const clear = (): void => {
    if (shown !== "") stream.write("\r\u001b[2K");
  };
  const draw = (): void => {
    if (shown !== "") stream.write(shown);
  };
  return {
    print(line) {
      clear();
      stream.write(`${line}\n`);
      draw();
    },
    show(status) {
      if (!isTerminal) return;
      clear();
      shown = fitted(status, stream.columns - 1);
      draw();
    },
    clear() {
      clear();
      shown = "";
    },
  };
}
