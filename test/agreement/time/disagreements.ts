import { DateTime } from "luxon";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import { simulate } from "../../../lib/engine/index.ts";
import { zoned } from "../../../lib/flow/index.ts";
import type { Form } from "./forms.ts";
import type { Question } from "./instants.ts";
import type { TimeProgram } from "./project.ts";

/** Where luxon, our word in Node and the compiled flow don't say the same. */
export async function disagreements(
  { zone, forms }: TimeProgram,
  flow: CompiledFlow,
  asked: readonly Question[],
): Promise<readonly string[]> {
  const result = await simulate(flow.definition, { times: asked.map((each) => ({ ...each })) }, {});
  if (result.status !== "SUCCEEDED")
    return [`${zone}: ${result.error}: ${result.cause?.slice(-300)}`];
  const answers = result.output as readonly { readonly said: readonly unknown[] }[];
  const natively = compiled(forms, ({ source }) => source);
  const byLuxon = compiled(forms, ({ luxon, source }) => luxon ?? source);
  return asked.flatMap((question, at) => {
    const { time, later, n } = question;
    const own = natively(zoned(time, zone), zoned(later, zone), n);
    const theirs = byLuxon(firstOf(time, zone), DateTime.fromISO(later, { zone }), n);
    const said = answers[at]?.said ?? [];
    return forms.flatMap(({ source }, each) => {
      const [a, b, c] = [theirs[each], own[each], said[each]];
      if (a === b && b === c) return [];
      return [
        `${zone}: ${source} of ${JSON.stringify(question)}: luxon ${a}, natively ${b}, compiled ${c}`,
      ];
    });
  });
}

type Ask = (day: unknown, other: unknown, n: number) => readonly unknown[];

function compiled(forms: readonly Form[], sourceOf: (form: Form) => string): Ask {
  const list = forms.map((form) => sourceOf(form)).join(",");
  return new Function("day", "other", "n", `return [${list}]`) as Ask;
}

/** luxon's own way with texts, but for the earlier one of two times. */
function firstOf(time: string, zone: string): DateTime {
  const read = DateTime.fromISO(time, { zone, locale: "en-US" });
  const hasOffset = /(Z|[+-]..:..)$/.test(time);
  const [first = read] = hasOffset ? [read] : read.getPossibleOffsets();
  return first;
}
