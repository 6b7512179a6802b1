/** Types of an AWS SDK client as Step Functions writes them: its own member names, and JSON in place of bytes, streams and dates. */

/** In SDK integrations: the words of the AWS SDK for Java, `SSEKMSKeyId` is `SsekmsKeyId`. */
export type SdkName<Member extends string> = Member extends "NULL"
  ? "Nul"
  : Member extends "Equals"
    ? "EqualsValue"
    : Member extends `${infer First}${infer Rest}`
      ? `${Uppercase<First>}${WithoutCapitals<Rest>}`
      : Member;

/** Lowers the capitals in front, but for the one that begins the next word. */
type WithoutCapitals<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? IsCapital<First> extends false
    ? Text
    : Rest extends `${infer Second}${string}`
      ? IsSmall<Second> extends true
        ? Text
        : `${Lowercase<First>}${WithoutCapitals<Rest>}`
      : Lowercase<First>
  : Text;

type IsCapital<Letter extends string> = Letter extends Lowercase<Letter> ? false : true;
type IsSmall<Letter extends string> = Letter extends Uppercase<Letter> ? false : true;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** How an integration spells: by the SDK's names, or, where Step Functions has one of its own, by the API's. */
export type Spelling = "sdk" | "api";

type Name<Member extends string, By extends Spelling> = By extends "sdk"
  ? SdkName<Member>
  : Capitalize<Member>;

/** What a request may hold: a text, or what is written as JSON. */
export type AwsContent = string | number | boolean | object | null;

/** A request, as a flow writes it. */
export type Request<T, By extends Spelling> =
  IsAny<T> extends true
    ? unknown
    : IsDocument<T> extends true
      ? AwsContent
      : [Uint8Array] extends [T]
        ? AwsContent
        : T extends Date
          ? string
          : T extends Scalar
            ? T
            : T extends readonly (infer Item)[]
              ? readonly Request<Item, By>[]
              : RequestMembers<T, By>;

type RequestMembers<T, By extends Spelling> = T extends UnknownMember
  ? never
  : string extends keyof T
    ? { readonly [Key in keyof T]: Request<Exclude<T[Key], undefined>, By> }
    : {
        readonly [Key in keyof T as Key extends `$${string}`
          ? never
          : Name<Key & string, By>]: Partial<Pick<T, Key>> extends Pick<T, Key>
          ? Request<Exclude<T[Key], undefined>, By> | undefined
          : Request<Exclude<T[Key], undefined>, By>;
      };

/** An answer, as a flow reads it. */
export type Answer<T, By extends Spelling> =
  IsAny<T> extends true
    ? unknown
    : IsDocument<T> extends true
      ? unknown
      : T extends Uint8Array | Stream
        ? string
        : T extends Date
          ? By extends "sdk"
            ? string
            : number
          : T extends Scalar
            ? T
            : T extends readonly (infer Item)[]
              ? readonly Answer<Item, By>[]
              : AnswerMembers<T, By>;

type AnswerMembers<T, By extends Spelling> = T extends UnknownMember
  ? never
  : string extends keyof T
    ? { readonly [Key in keyof T]: Answer<Exclude<T[Key], undefined>, By> }
    : {
        readonly [Key in keyof T as Key extends `$${string}`
          ? never
          : Name<Key & string, By>]: Answer<Exclude<T[Key], undefined>, By>;
      };

type Scalar = string | number | boolean | bigint | null | undefined;

/** Any JSON: nothing in it is a member that could be renamed. */
type IsDocument<T> = [string | number | boolean | null] extends [T] ? true : false;

/** A form that the client doesn't know yet. */
interface UnknownMember {
  readonly $unknown: readonly unknown[];
}

interface Stream {
  transformToByteArray(): Promise<Uint8Array>;
}
