import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../../../asl/index.ts";
import { arrayAt, InvalidArgument, integerAt } from "./arguments.ts";
import type { IntrinsicFunction } from "./functions.ts";

const maxRangeItems = 1000;

export const arrayFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  "States.Array": (args) => args,
  "States.ArrayContains": (args) =>
    arrayAt(args, 0).some((item) => isDeepStrictEqual(item, args[1])),
  "States.ArrayGetItem": (args) => {
    const item = arrayAt(args, 0)[integerAt(args, 1)];
    if (item === undefined) throw new InvalidArgument(`Index ${args[1]} out of bounds`);
    return item;
  },
  "States.ArrayLength": (args) => arrayAt(args, 0).length,
  "States.ArrayPartition": (args) => partition(arrayAt(args, 0), integerAt(args, 1)),
  "States.ArrayRange": (args) => range(integerAt(args, 0), integerAt(args, 1), integerAt(args, 2)),
  "States.ArrayUnique": (args) => unique(arrayAt(args, 0)),
};

function partition(items: readonly JsonValue[], size: number): JsonValue {
  if (size <= 0) throw new InvalidArgument("Chunk size must be positive");
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function range(first: number, last: number, step: number): JsonValue {
  const length = Math.floor((last - first) / step) + 1;
  if (step === 0 || length > maxRangeItems) {
    throw new InvalidArgument("ArrayRange can't give more than 1000 items");
  }
  return Array.from({ length: Math.max(0, length) }, (_, index) => first + index * step);
}

function unique(items: readonly JsonValue[]): JsonValue {
  const found = new Map<string, JsonValue>();
  for (const item of items) {
    const key = JSON.stringify(item);
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
}
