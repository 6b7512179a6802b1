/**
 * Names as Step Functions spells them. Its SDK integrations are made from the AWS SDK for Java 2, whose rules these are: `DBInstanceIdentifier`
 * is `DbInstanceIdentifier` there, DynamoDB's `BOOL` is `Bool`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */

/** How a member of a request or an answer is called. */
export type MemberNames = (member: string) => string;

/** In SDK integrations. */
export const sdkNames: MemberNames = (member) =>
  renamed[member] ?? capitalised(uncapitalised(member));

/** In optimized integrations: the API's own names. */
export const apiNames: MemberNames = (member) => capitalised(member);

/** Of a service, by the id in its model: `Secrets Manager` is `SecretsManager`, `DynamoDB` is `DynamoDb`. */
export const serviceName = (serviceId: string): string => pascalCase(serviceId);

/** Of an error, without the service: `NoSuchKey` is `NoSuchKeyException`, `DBInstanceNotFoundFault` is `DbInstanceNotFoundException`. */
export function exceptionName(error: string): string {
  return `${pascalCase(error.replace(/(Fault|Exception)$/, ""))}Exception`;
}

/** Java keeps these words for itself. */
const renamed: Readonly<Record<string, string>> = { NULL: "Nul", Equals: "EqualsValue" };

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Lowers the capitals in front, but for the one that begins the next word. */
function uncapitalised(name: string): string {
  const [capitals = ""] = /^[A-Z]+(?![a-z])|^[A-Z]/.exec(name) ?? [];
  return capitals.toLowerCase() + name.slice(capitals.length);
}

function pascalCase(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9]+/g, " ")
    .replaceAll(/([^a-z]{2,})v([0-9]+)/g, "$1 v$2 ")
    .replaceAll(/([^A-Z]{2,})V([0-9]+)/g, "$1 V$2 ")
    .replaceAll(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/g, " ")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/([0-9])([a-zA-Z])/g, "$1 $2")
    .split(/\s+/)
    .map((word) => capitalised(word.toLowerCase()))
    .join("");
}
