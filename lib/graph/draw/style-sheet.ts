import type { Mark, StateStatus } from "../model/graph.ts";
import { markColours, statusColours, themes } from "./palette.ts";

/** Light first and dark in a media query: a renderer that knows no media query draws the light picture. */
export function styleSheet(): string {
  return `${shapes}${colours(themes.light)}@media (prefers-color-scheme:dark){${colours(themes.dark)}}${marks}`;
}

const fontFamily = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const shapes = [
  `text{font-family:${fontFamily}}`,
  ".name{font-size:13.5px;font-weight:600}",
  ".detail,.label{font-size:11.5px}",
  ".label{text-anchor:middle}",
  ".edge{fill:none;stroke-width:1.5}",
  ".catch{stroke-dasharray:5 4}",
  ".box,.container,.lane{stroke-width:1.25}",
  ".icon{fill:none;stroke:#fff;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}",
  ".badge .icon{stroke-width:2.2}",
  ".untouched{opacity:.45}",
].join("");

function colours(theme: (typeof themes)["light"]): string {
  return [
    `.canvas{fill:${theme.canvas}}`,
    `.box{fill:${theme.box};stroke:${theme.border}}`,
    `.container{fill:${theme.container};stroke:${theme.border}}`,
    `.lane{fill:${theme.lane};stroke:${theme.laneBorder}}`,
    `.name{fill:${theme.name}}`,
    `.detail{fill:${theme.detail}}`,
    `.label{fill:${theme.label}}`,
    `.pill{fill:${theme.canvas}}`,
    `.edge{stroke:${theme.edge}}`,
    `.head{fill:${theme.edge}}`,
    `.edge.catch{stroke:${theme.catch}}`,
    `.head.catch,.label.catch{fill:${theme.catch}}`,
    `.terminal{fill:${theme.name}}`,
    `.ring{fill:none;stroke:${theme.name};stroke-width:1.5}`,
  ].join("");
}

const marks = [
  ...rules<Mark>("mark", markColours, "fill"),
  ...rules<StateStatus>("badge", statusColours, "fill"),
  ...rules<StateStatus>("outline", statusColours, "stroke"),
  ...Object.keys(statusColours).map((status) => `.outline-${status}{stroke-width:2}`),
].join("");

function rules<Name extends string>(
  prefix: string,
  colourOf: Readonly<Record<Name, string>>,
  property: string,
): readonly string[] {
  return Object.entries(colourOf).map(
    ([name, colour]) => `.${prefix}-${name}{${property}:${String(colour)}}`,
  );
}
