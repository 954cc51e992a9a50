// Controls but the line feed, line separators, marks that change the direction of text, and marks that nobody sees.
// eslint-disable-next-line no-control-regex
const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Returns text in which what could act on a terminal is shown as an escape of JSON, `\u001b`; line feeds stay. In JSON that changes no value. */
export function escapeActing(text: string): string {
  return text.replace(ACTING, escaped);
}

/**
 * Returns text that a user typed as one line that is safe on a terminal: what could move the cursor, turn text round, hide
 * or begin a line of its own is shown as an escape.
 */
export function safe(text: string): string {
  return escapeActing(text).replaceAll('\n', '\\u000a');
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
