/** Time as the service sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Calls `run` once at `instant`, or soon if that is past. Returns how to call it off.
   *
   * @param isIdle no reason for a clock to skip there, though it doesn't skip over it. @default false
   */
  at(instant: number, run: () => void, options?: { readonly isIdle?: boolean }): () => void;
  /** Says that something is happening, so that a clock which skips must not. Returns how to say that it is over. */
  hold(): () => void;
}
