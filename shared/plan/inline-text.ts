import { stringify } from 'yaml';
import type { DocumentFormat } from './source.ts';

/** Returns a value as text on one line: JSON, or YAML in flow style with quotes only where they are needed. */
export function inlineText(value: unknown, format: DocumentFormat): string {
  if (format === 'json') return spaced(JSON.stringify(value));
  if (Array.isArray(value)) return `[${value.map((item) => inlineText(item, format)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .flatMap(([key, entry]) => (entry === undefined ? [] : [`${scalar(key)}: ${inlineText(entry, format)}`]))
      .join(', ')}}`;
  }
  return scalar(value);
}

/** Returns a scalar as YAML that reads back as itself, inside brackets too. */
export function scalar(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : `${value as number}`;
  // What is plainly a word, a prefix or its length needs no asking; dates, numbers in other spellings and marks do.
  if (/^[A-Za-z_][A-Za-z0-9_./-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)) return value;
  if (/^(?:\d{1,3}(?:\.\d{1,3}){3})?\/\d{1,2}$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return value;
  // Quoted by the package's own rules for a text in brackets; line ends and controls as escapes.
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
}

function spaced(json: string): string {
  // JSON.stringify leaves no space behind commas and colons; outside of strings a reader likes one.
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (part) => (part === ',' || part === ':' ? `${part} ` : part));
}
