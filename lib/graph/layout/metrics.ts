import type { TextStyle } from "../text/fit-text.ts";

/** Sizes that layout and drawing share, in pixels. */
export const metrics = {
  margin: 24,
  terminal: 18,
  icon: 26,
  boxPadding: 12,
  iconGap: 10,
  maxTextWidth: 208,
  maxHeaderWidth: 300,
  minBoxWidth: 128,
  nameLineHeight: 18,
  detailLineHeight: 16,
  containerPadding: 16,
  containerHeader: 50,
  branchGap: 24,
  maxRowWidth: 1800,
  maxLabelWidth: 190,
  labelLineHeight: 15,
  labelPadding: 5,
} as const;

export const textStyles = {
  name: { size: 13.5, weight: "semiBold" },
  detail: { size: 11.5, weight: "regular" },
  label: { size: 11.5, weight: "regular" },
} as const satisfies Record<string, TextStyle>;
