/** EventBridge takes so long a pattern, without what stands around the ARNs. */
const ROOM = 1_700;

/** Of an ARN of Step Functions, without its name: no partition and no region is longer. */
const AROUND = '"arn:aws-us-gov:states:ap-northeast-1:123456789012:stateMachine:",'.length;

/**
 * Which state machines one rule is about, by their names: as many as its pattern holds.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export function inRules(machines: readonly string[]): readonly (readonly string[])[] {
  const rules: string[][] = [];
  let left = 0;
  for (const machine of machines) {
    const length = machine.length + AROUND;
    if (length > left) {
      rules.push([]);
      left = ROOM;
    }
    rules.at(-1)?.push(machine);
    left -= length;
  }
  return rules;
}
