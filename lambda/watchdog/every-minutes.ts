/** How often the function is called, which is how much time one call looks at. */
export const EVERY_MINUTES = 5;
