import type { Duration } from "../duration.ts";
import type { RetryOptions } from "../retry.ts";
import type { Answer, Request, Spelling } from "./sdk-types.ts";

/** Options of a call of an AWS service. They are written at the call. */
export interface AwsOptions {
  /** How a failed call is tried again. A constant. @default not at all */
  readonly retry?: RetryOptions;
  /** The longest one try may take. A constant. @default no bound */
  readonly timeout?: Duration;
}

/** The actions of a service whose client is not among the project's packages. */
export interface NotInstalled<Command extends string> {
  readonly install: Command;
}

/** A service by the module of its client: `any` where it isn't installed. */
export type Service<Package extends string, Module, Jobs = unknown> =
  IsMissing<Module> extends true ? NotInstalled<`npm i -D ${Package}`> : Actions<Module, Jobs>;

/** What TypeScript makes of a module that is not there is assignable to anything, in a tuple too; a plain test of it would be `any` itself. */
type IsMissing<Module> = [Module] extends [NoModule] ? true : false;

interface NoModule {
  readonly isNoModule: never;
}

type Actions<Module, Jobs> = {
  readonly [Key in keyof Module as ActionName<Key>]: ActionName<Key> extends keyof Jobs
    ? Action<Module[Key], "sdk"> & {
        /** Waits for the end of what it starts. The result is the finished job; one that fails is the error `States.TaskFailed`, with the job's JSON as its message. */
        readonly sync: Call<InputOf<Module[Key]>, "api", Jobs[ActionName<Key>]>;
      }
    : Action<Module[Key], "sdk">;
};

type ActionName<Key> = Key extends "$Command"
  ? never
  : Key extends `${infer Name}Command`
    ? Uncapitalize<Name>
    : never;

type Action<Command, By extends Spelling> = Call<
  InputOf<Command>,
  By,
  Answer<OutputOf<Command>, By>
>;

/** Without arguments where none is needed. */
type Call<Input, By extends Spelling, Result> =
  Partial<Input> extends Input
    ? (args?: Request<Input, By>, options?: AwsOptions) => Promise<Result>
    : (args: Request<Input, By>, options?: AwsOptions) => Promise<Result>;

type InputOf<Command> = Command extends { prototype: { readonly input: infer Input } }
  ? Input
  : never;

/** What the client's call gives. */
export type OutputOf<Command> = Command extends {
  prototype: {
    resolveMiddleware(
      ...args: never
    ): (...args: never) => Promise<{ readonly output: infer Output }>;
  };
}
  ? Output
  : never;

/** A member of what another call gives: what `.sync` looks at. */
export type MemberOf<
  Module,
  Command extends string,
  Member extends string,
> = Command extends keyof Module
  ? OutputOf<Module[Command]> extends { readonly [Key in Member]?: infer Found }
    ? Exclude<Found, undefined>
    : unknown
  : unknown;
