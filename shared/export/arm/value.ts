/** A value of a template: plain data, or an expression that Azure works out when it deploys. */
export type Value = string | number | boolean | readonly Value[] | Expression | { readonly [key: string]: Value | undefined };

/** Code of the template language rather than data. */
export class Expression {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** Returns an expression. What a user typed goes into `text` through `quote` alone. */
export function expression(text: string): Expression {
  return new Expression(text);
}

/** Returns a string literal inside of an expression: a quote is doubled, nothing else means anything there. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns a call of a function of the template language. */
export function call(name: string, ...args: readonly (string | Expression)[]): Expression {
  return expression(`${name}(${args.map((arg) => (typeof arg === 'string' ? quote(arg) : arg.code)).join(', ')})`);
}

/**
 * Returns a value as plain JSON data. Text that Azure would take for an expression is escaped: only what begins with `[` and ends with `]`
 * is one, and only that may get a second bracket
 * (https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions, read on 2026-11-26).
 */
export function json(value: Value): unknown {
  if (value instanceof Expression) return `[${value.code}]`;
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(json);
  const entries = Object.entries(value as Readonly<Record<string, Value | undefined>>);
  return Object.fromEntries(entries.flatMap(([key, entry]) => (entry === undefined ? [] : [[key, json(entry)]])));
}

function escaped(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

// Valid inside of a JSON string, but they end a line or turn it around for who reads the file.
const HIDDEN = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Returns the template as text: JSON in two-space steps, one line end at the end, no character that hides another. */
export function print(value: Value): string {
  const text = JSON.stringify(json(value), null, 2);
  return `${text.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
