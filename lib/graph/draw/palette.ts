import type { Mark, StateStatus } from "../model/graph.ts";

interface Theme {
  readonly canvas: string;
  readonly box: string;
  readonly border: string;
  readonly container: string;
  readonly lane: string;
  readonly laneBorder: string;
  readonly name: string;
  readonly detail: string;
  readonly edge: string;
  readonly catch: string;
  readonly label: string;
}

/** Every colour of a picture, in light and in dark surroundings. */
export const themes = {
  light: {
    canvas: "#fbfcfe",
    box: "#ffffff",
    border: "#cdd5e1",
    container: "#f1f4f9",
    lane: "#fbfcfe",
    laneBorder: "#e3e8f0",
    name: "#172033",
    detail: "#5b6880",
    edge: "#7a879d",
    catch: "#c2410c",
    label: "#3b475c",
  },
  dark: {
    canvas: "#11151d",
    box: "#1c222e",
    border: "#3a4558",
    container: "#171d28",
    lane: "#11151d",
    laneBorder: "#262f3e",
    name: "#eef2f8",
    detail: "#a3afc2",
    edge: "#8592a8",
    catch: "#fb923c",
    label: "#c6d0e0",
  },
} satisfies Record<string, Theme>;

/** The icon's colour; white signs are readable on each. */
export const markColours = {
  Function: "#e07012",
  Container: "#2563eb",
  Flow: "#be3b8b",
  Service: "#0e8a7d",
  Choice: "#7c4ddb",
  Wait: "#64748b",
  Parallel: "#4f5fd8",
  Map: "#4f5fd8",
  Pass: "#64748b",
  Succeed: "#15914a",
  Fail: "#d2323c",
} satisfies Record<Mark, string>;

export const statusColours = {
  succeeded: "#15914a",
  failed: "#d2323c",
  running: "#2563eb",
  caught: "#d9840b",
  stopped: "#64748b",
} satisfies Record<StateStatus, string>;
