/** Texts that hold ARNs and full names, as a person calls these: `function load` for `arn:aws:lambda:…:function:nagare-prod-load`. */
export function resourceText(text: string, stack: string): string {
  return FORMS.reduce((said, [form, words]) => said.replaceAll(form, words), text).replaceAll(
    `${stack}-`,
    "",
  );
}

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/arn:aws:lambda:[^:]*:[^:]*:function:/g, "function "],
  [/arn:aws:ecs:[^:]*:[^:]*:task-definition\/([^:\s]*)(:\*)?/g, "container $1"],
  [/arn:aws:ecs:[^:]*:[^:]*:cluster\//g, "cluster "],
  [/arn:aws:ecs:[^:]*:[^:]*:task\/([^/\s]*)\/\*/g, "tasks of cluster $1"],
  [/arn:aws:states:[^:]*:[^:]*:stateMachine:/g, "flow "],
  [/arn:aws:states:[^:]*:[^:]*:execution:/g, "runs of "],
  [/arn:aws:iam::[^:]*:role\/<([^>]*)>/g, "$1"],
  [/arn:aws:iam::[^:]*:role\//g, "role "],
  [/arn:aws:logs:[^:]*:[^:]*:log-group:([^:\s]*):\*/g, "logs $1"],
  [/arn:aws:sqs:[^:]*:[^:]*:/g, "queue "],
  [/arn:aws:sns:[^:]*:[^:]*:/g, "topic "],
  [/arn:aws:s3:::/g, "s3://"],
  [/arn:aws:events:[^:]*:[^:]*:rule\//g, "rule "],
];
