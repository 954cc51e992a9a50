/** Returns text as it is safe in Markdown prose and table cells: what would be markup is escaped. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|]/g, (char) => `\\${char}`).replace(/\s*\n\s*/g, ' ');
}

/** Returns a table; cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(plain)))].join('\n');
}

/** Returns a fenced block; the fence is longer than any in the text. */
export function fence(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text.replace(/\n$/, '')}\n${marks}`;
}

/** Said at the top of every page that is made from code. */
export const MADE = '<!-- Made from the code by "npm run docs". Change the code, not this page. -->';
