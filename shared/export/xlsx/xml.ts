import { xmlText } from '../../report/xml-text.ts';

/** The most characters that a cell holds; a longer text is cut, for a program would refuse the whole workbook. */
const MOST = 32_767;

// What XML cannot hold or a reader would change is written as `_x000D_`, and so is the underscore of what only looks like that.
const SPECIAL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

// Nearly every text has nothing of that.
const PLAIN = /^[ -^`-~]*$/;

/** Returns text as the content of a `t` element: a reader gives back every character of it. */
export function cellText(text: string): string {
  if (text.length <= MOST && PLAIN.test(text)) return xmlText(text);
  const plain = text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
  return xmlText(
    plain.replace(SPECIAL, (char) =>
      char >= '\ud800' && char <= '\udfff' ? '\ufffd' : `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    ),
  );
}

/** Returns the letters of a column; 0 is A. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}
