/** Does database work and turns what fails into words for the user. */
export type Guard = <T>(work: () => T) => T;
