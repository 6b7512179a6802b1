/** The language of a state's expressions; a machine without one means JSONPath. */
export type QueryLanguage = "JSONPath" | "JSONata";
