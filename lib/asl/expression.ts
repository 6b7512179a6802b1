/** A JSONata expression as a definition holds it: `{% … %}`. */
export type Expression = `{%${string}%}`;

/** A number, or an expression that must give one. */
export type NumberField = number | Expression;
