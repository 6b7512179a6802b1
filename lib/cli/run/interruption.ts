/** Exit codes of a command that was told to leave, by the shell's convention: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ctrl-C or a request to end, as a signal; its reason is the exit code for it. Once only: a second one ends the process as if nobody
 * listened.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const [name, exitCode] of Object.entries(EXIT_CODES)) {
    process.once(name, () => controller.abort(exitCode));
  }
  return controller.signal;
}
