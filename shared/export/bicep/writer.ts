/** A Bicep value: plain data, or an expression written as it is. */
export type Value = string | number | boolean | readonly Value[] | Expression | Note | { readonly [key: string]: Value | undefined };

/** Code rather than data: never made from what a user typed. */
export class Expression {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** A comment line in the place of a property, whatever its key. */
export class Note {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Returns an expression. `code` must come from this program alone. */
export function code(text: string): Expression {
  return new Expression(text);
}

// What could end a line or hide text: controls, line and paragraph separators.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const NEEDS_ESCAPE = new RegExp(`^//|['\\\\$]|${CONTROLS.source}`);

/** Returns a Bicep string literal: quotes, backslashes, `${` and control characters stay data. */
export function quote(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `'${text}'`;
  // The grammar that editors use takes // at the start of a string for a comment.
  let out = text.startsWith('//') ? "'\\u{2f}" : "'";
  for (const char of text.startsWith('//') ? text.slice(1) : text) {
    if (char === "'") out += "\\'";
    else if (char === '\\') out += '\\\\';
    else if (char === '$') out += '\\$';
    else if (char === '\n') out += '\\n';
    else if (char === '\r') out += '\\r';
    else if (char === '\t') out += '\\t';
    else if (char.search(CONTROLS) === 0) out += `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
    else out += char;
  }
  return `${out}'`;
}

/** Returns a comment line; line ends and control characters in `text` become spaces. */
export function comment(text: string): string {
  // The grammar that editors use lets a backslash at the end carry the comment on to the next line.
  return `// ${text.replace(CONTROLS, ' ')}`.trimEnd().replace(/\\$/, '\\ ');
}

/** Returns a value as Bicep code, nested lines indented by two spaces after `indent`. */
export function write(value: Value, indent = ''): string {
  if (value instanceof Expression) return value.code;
  if (value instanceof Note) return comment(value.text);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const list = value as readonly Value[];
    if (list.length === 0) return '[]';
    return `[\n${list.map((entry) => `${inner}${write(entry, inner)}\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, Value | undefined>>).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, entry]) => `${entry instanceof Note ? `${inner}${comment(entry.text)}` : `${inner}${propertyName(key)}: ${write(entry, inner)}`}\n`).join('')}${indent}}`;
}

function propertyName(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : quote(key);
}
