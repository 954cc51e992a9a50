/** A word of a command as bash writes it: made by `quote`, `variable` or `join`, never by hand from what a user typed. */
export class Word {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

// What would end a line, hide text or turn it around for who reads the script.
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const EACH_HIDDEN = new RegExp(HIDDEN.source, 'g');

// Nearly every text is of ASCII that can be seen, without a quote.
const PLAIN = /^[ -&(-~]*$/;

/**
 * Returns text as one word that bash hands on byte for byte: in single quotes, a quote as `'\''`; text with hidden characters in `$'…'`, each
 * of them as the bytes of its UTF-8. No command line can hold a NUL, and no file half a character: both become U+FFFD.
 */
export function quote(text: string): Word {
  if (PLAIN.test(text)) return new Word(`'${text}'`);
  const whole = text.toWellFormed().replaceAll('\0', '\ufffd');
  if (!HIDDEN.test(whole)) return new Word(`'${whole.replaceAll("'", String.raw`'\''`)}'`);
  const inner = whole.replace(/[\\']/g, String.raw`\$&`).replace(EACH_HIDDEN, bytes);
  return new Word(`$'${inner}'`);
}

function bytes(char: string): string {
  if (char === '\n') return String.raw`\n`;
  if (char === '\r') return String.raw`\r`;
  if (char === '\t') return String.raw`\t`;
  const encoded = encodeURIComponent(char);
  return encoded.startsWith('%') ? encoded.replaceAll('%', String.raw`\x`).toLowerCase() : char;
}

/** Returns the value of a variable of the script. `name` must come from this program alone. */
export function variable(name: string): Word {
  return new Word(`"\${${name}}"`);
}

/** Returns words that stand together as one. */
export function join(...parts: readonly Word[]): Word {
  return new Word(parts.map((part) => part.text).join(''));
}

/** Returns a comment line; whatever could end it becomes a space. */
export function comment(text: string): string {
  return `# ${text.toWellFormed().replace(EACH_HIDDEN, ' ')}`.trimEnd();
}

/**
 * Returns a value for an option of `az network`. There text in single quotes is unwrapped (`'/` for a quote), `null` and `??` mean something,
 * and `@` in front makes the command line put a file in its place; such text is wrapped, so that it arrives as it is
 * (azure-cli: core/aaz/_utils.py and its `@` files, read on 2026-11-26).
 */
export function text(value: string): Word {
  const plain = value === '' || !(/^['@]/.test(value) || value === 'null' || value === '??');
  return quote(plain ? value : `'${value.replaceAll("'", "'/")}'`);
}

/** An option: its name without hyphens and its value, or several values where the command takes a list. `undefined` leaves it out. */
export type Option = readonly [name: string, value: Word | readonly Word[] | boolean | number | undefined];

/** Returns a command of the Azure CLI, an option a line. One value is written behind `=`, so that it may begin with a hyphen. */
export function az(command: string, options: readonly Option[], indent = ''): string {
  const lines = options.flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (value instanceof Word) return [`--${name}=${value.text}`];
    if (typeof value === 'object') return value.length === 0 ? [] : [`--${name} ${value.map((word) => word.text).join(' ')}`];
    return [`--${name}=${String(value)}`];
  });
  return [`${indent}az ${command}`, ...lines].join(` \\\n${indent}  `);
}
