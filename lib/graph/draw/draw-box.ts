import type { Box, StateBox, TerminalBox } from "../layout/drawing.ts";
import { metrics } from "../layout/metrics.ts";
import { element, escapeXml, round } from "./element.ts";
import { icons, statusIcons } from "./icons.ts";

/** A state, a container or the dot of start and end; in a run's picture, what the run never entered is faint. */
export function drawBox(box: Box, inRun: boolean): string {
  return box.kind === "terminal" ? drawTerminal(box) : drawState(box, inRun);
}

function drawTerminal({ node, x, y, width }: TerminalBox): string {
  const centre = { cx: x + width / 2, cy: y + width / 2 };
  if (node.kind === "start")
    return element("circle", { class: "terminal", ...centre, r: width / 2 - 2 });
  return (
    element("circle", { class: "ring", ...centre, r: width / 2 - 1 }) +
    element("circle", { class: "terminal", ...centre, r: width / 2 - 5 })
  );
}

function drawState(box: StateBox, inRun: boolean): string {
  const { node, kind, x, y, width, height } = box;
  const outline = node.status === undefined ? "" : ` outline-${node.status}`;
  const shape = kind === "container" ? "container" : "box";
  const untouched = inRun && node.status === undefined && kind === "state";
  return element(
    "g",
    { class: untouched ? "untouched" : undefined },
    element("title", {}, escapeXml(tooltip(box))),
    element("rect", {
      class: shape + outline,
      x,
      y,
      width,
      height,
      rx: kind === "container" ? 12 : 9,
    }),
    drawMark(box),
    ...drawTexts(box),
    drawBadge(box),
  );
}

function tooltip({ node }: StateBox): string {
  return [node.name, node.detail, node.comment, node.status]
    .filter((line) => line !== undefined)
    .join("\n");
}

function drawMark({ node, x, y, ...box }: StateBox): string {
  const { icon, boxPadding } = metrics;
  const top = y + (headerHeight(box) - icon) / 2;
  const left = x + boxPadding;
  const size = (icon - 16) / 2;
  return (
    element("rect", {
      class: `mark-${node.mark}`,
      x: left,
      y: top,
      width: icon,
      height: icon,
      rx: 7,
    }) +
    element("path", {
      class: "icon",
      transform: `translate(${round(left + size)} ${round(top + size)})`,
      d: icons[node.mark],
    })
  );
}

function drawTexts(box: StateBox): readonly string[] {
  const { boxPadding, icon, iconGap, nameLineHeight, detailLineHeight } = metrics;
  const x = box.x + boxPadding + icon + iconGap;
  const details = box.detailLine === undefined ? [] : [box.detailLine];
  const textHeight = box.nameLines.length * nameLineHeight + details.length * detailLineHeight;
  const top = box.y + (headerHeight(box) - textHeight) / 2;
  const belowNames = top + box.nameLines.length * nameLineHeight;
  return [
    ...box.nameLines.map((line, index) =>
      element(
        "text",
        { class: "name", x, y: top + index * nameLineHeight + 13.5 },
        escapeXml(line),
      ),
    ),
    ...details.map((line) =>
      element("text", { class: "detail", x, y: belowNames + 12 }, escapeXml(line)),
    ),
  ];
}

/** A container's name stands in its header, a state's in the middle of its box. */
function headerHeight({ kind, height }: Pick<StateBox, "kind" | "height">): number {
  return kind === "container" ? metrics.containerHeader : height;
}

function drawBadge({ node, x, y, width }: StateBox): string | undefined {
  if (node.status === undefined) return undefined;
  return element(
    "g",
    { class: "badge" },
    element("circle", { class: `badge-${node.status}`, cx: x + width, cy: y, r: 9 }),
    element("path", {
      class: "icon",
      transform: `translate(${round(x + width - 5.6)} ${round(y - 5.6)}) scale(0.7)`,
      d: statusIcons[node.status],
    }),
  );
}
