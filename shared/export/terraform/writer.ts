/** A Terraform value: plain data, or an expression written as it is. */
export type Value = string | number | boolean | readonly Value[] | Expression | { readonly [key: string]: Value | undefined };

/** Code rather than data: never made from what a user typed. */
export class Expression {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** Returns an expression. `code` must come from this program alone, with what users typed through `quote`. */
export function code(text: string): Expression {
  return new Expression(text);
}

/** What a block holds, in order. Attributes that are undefined are left out. */
export type Item =
  | { readonly attribute: string; readonly value: Value | undefined }
  | { readonly block: string; readonly items: readonly Item[] }
  | { readonly comment: string };

/** Returns the attributes of an object as items. */
export function attributes(values: Readonly<Record<string, Value | undefined>>): Item[] {
  return Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
}

// What could end a line or hide text: controls, line and paragraph separators.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Nearly every text has nothing that means anything in quotes.
const PLAIN = /^[ !#&-[\]-~]*$/;

/** Returns a quoted string: quotes, backslashes, `${`, `%{` and control characters stay data. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    // An escaped mark in front of a brace: a doubled one would join with those before it.
    .replace(/([$%])(?=\{)/g, (mark) => (mark === '$' ? '\\u0024' : '\\u0025'))
    .replace(CONTROLS, (char) => SHORT[char] ?? `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** Returns a comment line; line ends and control characters in `text` become spaces. */
export function comment(text: string): string {
  return `# ${text.replace(CONTROLS, ' ')}`.trimEnd();
}

/** Returns a block with what it holds, as `terraform fmt` leaves it: `header` is its type and labels, or the name of a local value and so on. */
export function block(header: string, items: readonly Item[], indent = ''): string {
  const body = itemLines(items, `${indent}  `);
  return body.length === 0 ? `${indent}${header} {}` : `${indent}${header} {\n${body.join('\n')}\n${indent}}`;
}

const LONGEST_LIST = 100;

/** Returns a value as code; lines after the first are indented by `indent` and more. */
export function write(value: Value, indent = ''): string {
  if (value instanceof Expression) return value.code;
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const list = (value as readonly Value[]).map((entry) => write(entry, inner));
    const line = `[${list.join(', ')}]`;
    if (line.length <= LONGEST_LIST && !line.includes('\n')) return line;
    return `[\n${list.map((entry) => `${inner}${entry},\n`).join('')}${indent}]`;
  }
  const lines = itemLines(attributes(value as Readonly<Record<string, Value | undefined>>), inner);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

// Keys are aligned by what is seen of them, which depends on the version of Unicode: beyond ASCII they are escaped.
function keyText(key: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)) return key;
  return quote(key).replace(/[^ -~]/gu, (char) => `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`);
}

// Equals signs stand in one column along neighbours that take one line each; a value of several lines, a comment and a block end that.
function itemLines(items: readonly Item[], indent: string): string[] {
  const lines: string[] = [];
  let run: { readonly key: string; readonly value: string }[] = [];
  const flush = () => {
    const width = Math.max(0, ...run.map(({ key }) => key.length));
    lines.push(...run.map(({ key, value }) => `${indent}${key.padEnd(width)} = ${value}`));
    run = [];
  };
  let before: 'attribute' | 'comment' | 'block' | undefined;
  for (const item of items) {
    if ('attribute' in item) {
      if (item.value === undefined) continue;
      const value = write(item.value, indent);
      const key = keyText(item.attribute);
      if (value.includes('\n')) {
        flush();
        lines.push(`${indent}${key} = ${value}`);
      } else run.push({ key, value });
      before = 'attribute';
      continue;
    }
    flush();
    // A block stands apart, with the comments above it.
    if (before === 'attribute' || before === 'block') lines.push('');
    lines.push('comment' in item ? `${indent}${comment(item.comment)}` : block(item.block, item.items, indent));
    before = 'comment' in item ? 'comment' : 'block';
  }
  flush();
  return lines;
}
