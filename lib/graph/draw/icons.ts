import type { Mark, StateStatus } from "../model/graph.ts";

/** White line drawings on a grid of 16, for `stroke`, not for `fill`. */
export const icons = {
  Function: "M5 3.5h1.6L11.6 13h1.2M8 6.6 4.6 13",
  Container: "M8 2.5 13.2 5.3v5.4L8 13.5 2.8 10.7V5.3ZM2.8 5.3 8 8.1l5.2-2.8M8 8.1v5.4",
  Flow: "M3 3h4.5v3.6H3ZM8.5 9.4H13V13H8.5ZM5.2 6.6v4.6h3.3",
  Service: "M4.6 12.2a2.9 2.9 0 0 1-.3-5.8 3.8 3.8 0 0 1 7.3.6 2.6 2.6 0 0 1-.3 5.2Z",
  Choice: "M8 2.4 13.6 8 8 13.6 2.4 8Z",
  Wait: "M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6ZM8 5v3.2l2.2 1.5",
  Parallel: "M8 2.5v3M4 13.5V8a2.5 2.5 0 0 1 2.5-2.5h3A2.5 2.5 0 0 1 12 8v5.5",
  Map: "M3 4.2h7v4.6H3ZM5.6 11.4h7.2V6.6",
  Pass: "M3 8h9.4M9 4.6 12.4 8 9 11.4",
  Succeed: "M3.4 8.4 6.6 11.6 12.6 4.8",
  Fail: "M4.4 4.4 11.6 11.6M11.6 4.4 4.4 11.6",
} satisfies Record<Mark, string>;

/** Small signs in the corner of a state that a run has entered. */
export const statusIcons = {
  succeeded: icons.Succeed,
  failed: icons.Fail,
  running: "M5.6 4 11.6 8 5.6 12Z",
  caught: "M8 3.6v5.4M8 12v.2",
  stopped: "M4.8 4.8h6.4v6.4H4.8Z",
} satisfies Record<StateStatus, string>;
