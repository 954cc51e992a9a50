// JSON for the values that cross by structured clone. Plain JavaScript: its source text also runs inside the page.

/**
 * @param {unknown} value
 * @returns {unknown} plain JSON; values that JSON lacks become `{ $: tag, v: … }`
 */
export function encode(value) {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (typeof value === 'function' || typeof value === 'symbol') throw new DOMException('An object could not be cloned.', 'DataCloneError');
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pair.map(encode)) };
  if (value instanceof Set) return { $: 'set', v: [...value].map(encode) };
  if (value instanceof Uint8Array) return { $: 'bytes', v: [...value] };
  if (Array.isArray(value)) return value.map(encode);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key === '$' ? '$$' : key, encode(member)]));
}

/**
 * @param {any} json
 * @returns {unknown} the value that `encode` was given
 */
export function decode(json) {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map(decode);
  switch (json.$) {
    case 'number':
      return Number(json.v);
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(json.v);
    case 'date':
      return new Date(json.v);
    case 'map':
      return new Map(json.v.map((/** @type {unknown[]} */ pair) => pair.map(decode)));
    case 'set':
      return new Set(json.v.map(decode));
    case 'bytes':
      return Uint8Array.from(json.v);
  }
  return Object.fromEntries(Object.entries(json).map(([key, member]) => [key === '$$' ? '$' : key, decode(member)]));
}
