import { javaRandom } from "../../core/java-random.ts";
import { InvalidArgument, integerAt } from "./arguments.ts";
import type { IntrinsicFunction } from "./functions.ts";

export const mathFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  "States.MathAdd": (args) => integerAt(args, 0) + integerAt(args, 1),
  "States.MathRandom": (args, random) => {
    const [from, to] = [integerAt(args, 0), integerAt(args, 1)];
    if (from >= to) throw new InvalidArgument();
    const draw = args.length > 2 ? javaRandom(integerAt(args, 2)) : random.next();
    return from + Math.floor(draw * (to - from));
  },
};
