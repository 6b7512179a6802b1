import { createHash } from "node:crypto";
import { type CfnResource, NestedStack, type Stack } from "aws-cdk-lib";
import { Construct } from "constructs";

/**
 * Room for any number of things of one kind, in nested stacks `Flows00` to `Flows31`: CloudFormation takes 500 resources and 1 MB in a stack. What has a name lies in the
 * stack that the name alone says, so that it stays there whatever comes and goes beside it: a thing that moved to another stack would be made there before it is deleted
 * here, and two things can't have one name. A stack is there only when it holds something.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export class NestedStacks {
  readonly #parent: Stack;
  readonly #kind: string;
  readonly #stacks = new Map<string, NestedStack>();

  constructor(parent: Stack, kind: string) {
    this.#parent = parent;
    this.#kind = kind;
  }

  /** Where the thing of a name lies, among others of its group. */
  scopeOf(name: string, group = this.#kind): Construct {
    const stack = this.#stackOf(`${this.#kind}${String(stackNumber(name)).padStart(2, "0")}`);
    const scope = stack.node.tryFindChild(group);
    return scope instanceof Construct ? scope : new Construct(stack, group);
  }

  get all(): readonly NestedStack[] {
    return [...this.#stacks]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, stack]) => stack);
  }

  /** Has these stacks made after all of others: what they hold is known to them by name, which CloudFormation doesn't see. */
  after(others: NestedStacks): void {
    for (const stack of this.all) {
      for (const other of others.all) stack.addStackDependency(other);
    }
  }

  #stackOf(id: string): NestedStack {
    const there = this.#stacks.get(id);
    if (there !== undefined) return there;
    const made = new NestedStack(this.#parent, id, {
      description: `${this.#kind} of ${this.#parent.stackName}`,
    });
    // Its name in the console begins with the id.
    (made.nestedStackResource as CfnResource).overrideLogicalId(id);
    this.#stacks.set(id, made);
    return made;
  }
}

/** Never to be changed: things would move. */
export const STACKS_OF_A_KIND = 32;

/** In which of its kind's stacks a thing lies, from 0. */
export function stackNumber(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE() % STACKS_OF_A_KIND;
}
