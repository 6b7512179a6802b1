/**
 * What starts a flow when something happens: {@link s3}, {@link event}, `flow(other).succeeded`. Becomes a rule of EventBridge. Its type says which params a run gets, and
 * these have to fit the flow's own.
 */
export interface Trigger<out Params = unknown> {
  readonly kind: "s3" | "event" | "flow";
  /** Never there: the type of the params alone. */
  readonly gives?: Params | undefined;
}

/** A trigger that says nothing but when. */
export type NoParams = Readonly<Record<never, never>>;
