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

// Valid inside of a JSON string, but they end a line or turn it around for who reads the file.
const HIDDEN = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// Nearly every text has nothing that means anything in a JSON string.
const PLAIN = /^[ !#-[\]-~]*$/;

function string(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Returns data as a string. Text that Azure would take for an expression is escaped: only what begins with `[` and ends with `]` is one, and
 * only that may get a second bracket
 * (https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions, read on 2026-11-26).
 */
function data(text: string): string {
  return string(text.startsWith('[') && text.endsWith(']') ? `[${text}` : text);
}

/** Returns the template as text: JSON in two-space steps, one line end at the end, no character that hides another. */
export function print(value: Value): string {
  const out = new Pieces();
  write(value, '\n', out);
  out.add('\n');
  return out.text();
}

// A template of many networks is put together from millions of pieces. They are joined by and by, so that not all of them are kept.
class Pieces {
  readonly #joined: string[] = [];
  #open: string[] = [];

  add(piece: string): void {
    if (this.#open.push(piece) < 4096) return;
    this.#joined.push(this.#open.join(''));
    this.#open = [];
  }

  text(): string {
    return [...this.#joined, ...this.#open].join('');
  }
}

// `line` is a line end and the indentation behind it.
function write(value: Value, line: string, out: Pieces): void {
  if (typeof value === 'string') out.add(data(value));
  else if (typeof value !== 'object') out.add(String(value));
  else if (value instanceof Expression) out.add(string(`[${value.code}]`));
  else if (Array.isArray(value)) writeList(value as readonly Value[], line, out);
  else writeObject(value as Readonly<Record<string, Value | undefined>>, line, out);
}

function writeList(list: readonly Value[], line: string, out: Pieces): void {
  const inner = `${line}  `;
  list.forEach((entry, i) => {
    out.add(i === 0 ? `[${inner}` : `,${inner}`);
    write(entry, inner, out);
  });
  out.add(list.length === 0 ? '[]' : `${line}]`);
}

function writeObject(object: Readonly<Record<string, Value | undefined>>, line: string, out: Pieces): void {
  const inner = `${line}  `;
  let isEmpty = true;
  for (const [key, entry] of Object.entries(object)) {
    if (entry === undefined) continue;
    out.add(`${isEmpty ? '{' : ','}${inner}${string(key)}: `);
    write(entry, inner, out);
    isEmpty = false;
  }
  out.add(isEmpty ? '{}' : `${line}}`);
}
