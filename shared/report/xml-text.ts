const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What has a meaning in XML, what XML 1.0 cannot hold (controls, halves of surrogate pairs, the last two of the first plane), and what it
// can, but what would act on a terminal or be normalised by a reader.
const SPECIAL =
  // eslint-disable-next-line no-control-regex
  /[&<>"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Nearly every text has nothing of that; to look once is quicker than to look for each.
const PLAIN = /^[ !#-%'-;=?-~]*$/;

/** Returns text as the content of an element of XML 1.0. Line feeds stay; characters that XML cannot hold are shown as `\u001b`. */
export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(SPECIAL, (char) => {
    const named = NAMED[char];
    if (named !== undefined) return named;
    const code = char.charCodeAt(0);
    const isAllowed = code === 0x9 || code === 0xd || (code >= 0x20 && code < 0xd800) || code === 0xfeff;
    return isAllowed ? `&#x${code.toString(16)};` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Returns text as the value of an attribute in double quotes: a reader gives back its line feeds too. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('\n', '&#xa;');
}
