import { Token } from "aws-cdk-lib";
import { type Code, closest } from "../../diagnostics/index.ts";

/** What is wrong with an environment, and where in it: `["network", "subnetIds", "0"]`. */
export interface Problem {
  readonly code: Extract<Code, `NG260${string}`>;
  readonly path: readonly string[];
  /** One sentence without the environment's name and a full stop. */
  readonly message: string;
}

/** A value that AWS doesn't take. */
export function wrong(path: string | readonly string[], message: string): Problem {
  return { code: "NG2600", path: [path].flat(), message };
}

/** A name of something that isn't there. */
export function unknown(path: readonly string[], message: string): Problem {
  return { code: "NG2601", path, message };
}

/** The name at a path's end isn't one of those that there are. */
export function unknownName(
  path: readonly string[],
  what: string,
  there: readonly { readonly name: string }[],
): Problem {
  const [member, name = ""] = path;
  const meant = closest(
    name,
    there.map((each) => each.name),
  );
  const hint = meant === undefined ? "" : `; did you mean "${meant}"?`;
  return unknown(path, `${member} names "${name}", which is no ${what}${hint}`);
}

/** What only the environment can say, and doesn't. */
export function missing(path: string, message: string): Problem {
  return { code: "NG2602", path: [path], message };
}

/** No problem where it is right. */
export function unless(right: boolean, problem: Problem): readonly Problem[] {
  return right ? [] : [problem];
}

/** Whether a text has a form, as far as it is known before the deploy: what a construct of somebody else is called isn't. */
export function hasForm(form: RegExp, text: string): boolean {
  return Token.isUnresolved(text) || form.test(text);
}
