/** An element of XML with what stands in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly in it. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * Reads XML 1.0 without comments, CDATA and namespaces, and throws on whatever is not well-formed: wrong nesting, attributes given
 * twice or without quotes, bare ampersands and brackets, `]]>` in text, characters that XML cannot hold. Line ends and white space in
 * attributes are normalised as XML says.
 */
export function readXml(text: string): XmlElement {
  if (FORBIDDEN.test(text) || !text.isWellFormed()) throw new Error('a character that XML cannot hold');
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text);
  if (!declaration) throw new Error('no declaration');
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const reader = { text: plain, at: declaration[0].length };
  const root = element(reader);
  if (reader.text.slice(reader.at).trim() !== '') throw new Error('text behind the root');
  return root;
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  const match = new RegExp(pattern.source, 'yu');
  match.lastIndex = reader.at;
  const found = match.exec(reader.text);
  if (!found) throw new Error(`not well-formed at ${reader.at}: ${reader.text.slice(reader.at, reader.at + 40)}`);
  reader.at += found[0].length;
  return found;
}

function element(reader: Reader): XmlElement {
  const name = take(reader, /<([a-z][a-z-]*)/)[1] ?? '';
  const attributes: Record<string, string> = {};
  while (/\s/.test(reader.text.charAt(reader.at)) && !/^\s*\/?>/.test(reader.text.slice(reader.at, reader.at + 20))) {
    const [, key = '', value = ''] = take(reader, /\s+([a-z][a-zA-Z0-9-]*)="([^"<]*)"/);
    if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice`);
    attributes[key] = decoded(value.replace(/[\t\n]/g, ' '));
  }
  if (take(reader, /\s*(\/?)>/)[1] === '/') return { name, attributes, children: [], text: '' };
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    const [part = ''] = take(reader, /[^<]*/);
    if (part.includes(']]>')) throw new Error(']]> in text');
    text += decoded(part);
    if (reader.text.startsWith('</', reader.at)) break;
    children.push(element(reader));
  }
  if (take(reader, /<\/([a-z-]+)>/)[1] !== name) throw new Error(`${name} does not end`);
  return { name, attributes, children, text };
}

function decoded(text: string): string {
  return text.replace(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
    const code = /^#(?:x([0-9a-f]+)|([0-9]+))$/.exec(name);
    const char = code ? String.fromCodePoint(code[1] === undefined ? Number(code[2]) : parseInt(code[1], 16)) : ENTITIES[name];
    if (end !== ';' || char === undefined || FORBIDDEN.test(char)) throw new Error(`not a reference: &${name}`);
    return char;
  });
}

/** All elements of a name, in the order of the text. */
export function elementsOf(root: XmlElement, name: string): XmlElement[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => elementsOf(child, name))];
}
