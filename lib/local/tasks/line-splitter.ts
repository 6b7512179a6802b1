import { StringDecoder } from "node:string_decoder";

/** A line longer than this is told in pieces, so that a task can't fill the memory. */
const longestLine = 64 * 1024;

export interface LineSplitter {
  write(chunk: Buffer): void;
  /** Tells what stands after the last line break. */
  end(): void;
}

/** Cuts what a process writes into lines. */
export function lineSplitter(tell: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return {
    write(chunk) {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) tell(line.endsWith("\r") ? line.slice(0, -1) : line);
      for (; rest.length > longestLine; rest = rest.slice(longestLine))
        tell(rest.slice(0, longestLine));
    },
    end() {
      const last = rest + decoder.end();
      rest = "";
      if (last !== "") tell(last);
    },
  };
}
