// Words that mean something to Bicep where a symbol could stand.
const KEPT: ReadonlySet<string> = new Set([
  'param',
  'var',
  'resource',
  'module',
  'output',
  'type',
  'func',
  'metadata',
  'import',
  'using',
  'targetScope',
  'assert',
  'provider',
  'extension',
  'true',
  'false',
  'null',
  'if',
  'for',
  'in',
  'existing',
  'as',
  'with',
  'tags',
  'location',
  'az',
  'sys',
]);

/**
 * Hands out symbol names: camel case of what a user named, letters and digits only, each once in its file. The same name
 * gets the same symbol; names that come out alike get a number, in the order in which they are asked for.
 */
export class Symbols {
  readonly #byName = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const symbol of taken) this.#taken.add(symbol.toLowerCase());
  }

  /** Returns the symbol of `name`; `kind` leads it, unless it is empty, and keeps kinds apart. */
  of(kind: string, name: string): string {
    const key = `${kind}\n${name}`;
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const words = `${kind} ${name}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const camel = words.map((word, i) => (i === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join('');
    const base = (/^[A-Za-z]/.test(camel) ? camel : `n${camel}`).slice(0, 100);
    let symbol = base;
    for (let n = 2; this.#taken.has(symbol.toLowerCase()) || KEPT.has(symbol); n++) symbol = `${base}${n}`;
    this.#taken.add(symbol.toLowerCase());
    this.#byName.set(key, symbol);
    return symbol;
  }
}
