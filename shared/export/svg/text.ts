import { xmlAttribute, xmlText } from '../../report/xml-text.ts';
import { visible } from '../report-model/visible.ts';

/** Returns text as the content of an element; what cannot be seen is written out. */
export function svgText(text: string): string {
  return xmlText(visible(text));
}

/** Returns text as the value of an attribute in double quotes; what cannot be seen is written out. */
export function svgAttribute(text: string): string {
  return xmlAttribute(visible(text));
}

// Widths in parts of the font's size, as a wide bold face has them: nobody knows which face a reader has.
const NARROW = /[ijl.,:;'|!()[\]\s]/;
const WIDE = /[A-Z&#<>=+_~?]/;
const WIDEST = /[mwMW@%]/;

function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x1100) return 1.1; // East Asian scripts, signs, emoji
  return NARROW.test(char) ? 0.4 : WIDEST.test(char) ? 1.05 : WIDE.test(char) ? 0.82 : 0.68;
}

/**
 * Returns text cut with an ellipsis so that it takes at most `width` at a font of `size` (both in pixels), estimated on the wide side;
 * '' when not even two characters fit. `mono`: of a face whose characters are all 0.61 wide.
 */
export function fitted(text: string, width: number, size: number, mono = false): string {
  const shown = visible(text);
  const room = width / size;
  // No character is wider than this, so that most texts need not be measured.
  if (shown.length * 1.1 <= room) return shown;
  const chars = Array.from(shown);
  const widths = chars.map((char) => (mono && (char.codePointAt(0) ?? 0) < 0x1100 ? 0.61 : widthOf(char)));
  if (widths.reduce((sum, one) => sum + one, 0) <= room) return shown;
  let used = 0.8; // the ellipsis
  let kept = 0;
  while (kept < chars.length && used + (widths[kept] ?? 0) <= room) used += widths[kept++] ?? 0;
  return kept < 2 ? '' : `${chars.slice(0, kept).join('').trimEnd()}…`;
}
