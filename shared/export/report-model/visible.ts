// What would end a line or move the pen.
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;

// Controls, marks that turn the direction of text or are not seen, halves of surrogate pairs, and what is no character at all.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Nearly every text is of ASCII that can be seen; to look once is quicker than to look for everything else.
const PLAIN = /^[ -~]*$/;

/**
 * Returns text for a reader's eyes: line ends and tabs become spaces, and whatever cannot be seen, or would turn the rest of
 * the line around, is written out as `\u202e`. Everything else stays as it is.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(BREAKS, ' ').replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
