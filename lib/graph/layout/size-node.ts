import type { StateNode } from "../model/graph.ts";
import { fitText, type TextStyle } from "../text/fit-text.ts";
import { textWidth } from "../text/text-width.ts";
import type { Label } from "./drawing.ts";
import { metrics, textStyles } from "./metrics.ts";

/** What a box says and how large it must be to say it. */
export interface SizedText {
  readonly nameLines: readonly string[];
  readonly detailLine?: string;
  readonly width: number;
  readonly height: number;
}

/** The box of a state without children. */
export function sizeState(node: StateNode): SizedText {
  return sizeText(node, metrics.maxTextWidth);
}

/** The header of a container that is `innerWidth` wide inside. */
export function sizeHeader(node: StateNode, innerWidth: number): SizedText {
  const sides = 2 * metrics.boxPadding + metrics.icon + metrics.iconGap;
  return sizeText(node, Math.max(innerWidth - sides, metrics.maxHeaderWidth));
}

export function sizeLabel(text: string): Label {
  const lines = fitText(text, textStyles.label, metrics.maxLabelWidth, 2);
  return {
    lines,
    x: 0,
    y: 0,
    width: widest(lines, textStyles.label) + 2 * metrics.labelPadding,
    height: lines.length * metrics.labelLineHeight + metrics.labelPadding,
  };
}

function sizeText(node: StateNode, maxWidth: number): SizedText {
  const nameLines = fitText(node.name, textStyles.name, maxWidth, 2);
  const [detailLine] = fitText(node.detail ?? "", textStyles.detail, maxWidth, 1);
  const details = detailLine === undefined ? [] : [detailLine];
  const text = Math.max(widest(nameLines, textStyles.name), widest(details, textStyles.detail));
  const height =
    nameLines.length * metrics.nameLineHeight + details.length * metrics.detailLineHeight;
  return {
    nameLines,
    ...(detailLine === undefined ? {} : { detailLine }),
    width: Math.max(
      metrics.minBoxWidth,
      Math.ceil(text) + metrics.icon + metrics.iconGap + 2 * metrics.boxPadding,
    ),
    height: Math.max(height, metrics.icon) + 2 * metrics.boxPadding - 4,
  };
}

function widest(lines: readonly string[], { size, weight }: TextStyle): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size, weight)));
}
