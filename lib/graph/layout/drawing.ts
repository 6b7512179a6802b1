import type { GraphEdge, StateNode, Terminal } from "../model/graph.ts";

/** Where everything goes, in pixels from the top left; containers come before what is inside them. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lanes: readonly Lane[];
  readonly lines: readonly Line[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Box = TerminalBox | StateBox;

export interface TerminalBox extends Rectangle {
  readonly kind: "terminal";
  readonly node: Terminal;
}

export interface StateBox extends Rectangle {
  readonly kind: "state" | "container";
  readonly node: StateNode;
  readonly nameLines: readonly string[];
  readonly detailLine?: string;
}

/** One branch of a Parallel that has several. */
export interface Lane extends Rectangle {
  readonly container: string;
}

export interface Line {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  readonly label?: Label;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Label extends Rectangle {
  readonly lines: readonly string[];
}
