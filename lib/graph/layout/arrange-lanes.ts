import type { Drawing } from "./drawing.ts";
import { metrics } from "./metrics.ts";
import { moveDrawing } from "./move-drawing.ts";

/** Puts the branches of a container side by side in their order, in as many rows as a wide picture needs. */
export function arrangeLanes(container: string, branches: readonly Drawing[]): Drawing {
  if (branches.length < 2) return branches[0] ?? nothing;
  const padded = branches.map(withLane(container));
  return stack(rowsOf(padded).map(sideBySide));
}

const nothing: Drawing = { width: 0, height: 0, boxes: [], lanes: [], lines: [] };

function withLane(container: string): (branch: Drawing) => Drawing {
  const padding = metrics.containerPadding;
  return (branch) => {
    const width = branch.width + 2 * padding;
    const height = branch.height + 2 * padding;
    const moved = moveDrawing(branch, { x: padding, y: padding });
    return {
      ...moved,
      width,
      height,
      lanes: [{ container, x: 0, y: 0, width, height }, ...moved.lanes],
    };
  };
}

function rowsOf(branches: readonly Drawing[]): readonly (readonly Drawing[])[] {
  const rows: Drawing[][] = [[]];
  let width = 0;
  for (const branch of branches) {
    if (width > 0 && width + branch.width > metrics.maxRowWidth) {
      rows.push([]);
      width = 0;
    }
    rows.at(-1)?.push(branch);
    width += branch.width + metrics.branchGap;
  }
  return rows;
}

function sideBySide(row: readonly Drawing[]): Drawing {
  const height = Math.max(...row.map((branch) => branch.height));
  let x = 0;
  const moved = row.map((branch) => {
    const [own, ...inner] = branch.lanes;
    const lanes = own === undefined ? [] : [{ ...own, height }, ...inner];
    const at = moveDrawing({ ...branch, lanes }, { x, y: 0 });
    x += branch.width + metrics.branchGap;
    return at;
  });
  return { ...join(moved), width: x - metrics.branchGap, height };
}

function stack(rows: readonly Drawing[]): Drawing {
  let y = 0;
  const moved = rows.map((row) => {
    const at = moveDrawing(row, { x: 0, y });
    y += row.height + metrics.branchGap;
    return at;
  });
  const width = Math.max(...rows.map((row) => row.width));
  return { ...join(moved), width, height: y - metrics.branchGap };
}

function join(drawings: readonly Drawing[]): Drawing {
  return {
    ...nothing,
    boxes: drawings.flatMap(({ boxes }) => boxes),
    lanes: drawings.flatMap(({ lanes }) => lanes),
    lines: drawings.flatMap(({ lines }) => lines),
  };
}
