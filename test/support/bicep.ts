import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))));

/** A declaration read back from Bicep. */
export interface BicepDeclaration {
  readonly kind: 'resource' | 'module';
  readonly symbol: string;
  /** Type and API version, or the module's file. */
  readonly of: string;
  readonly body: BicepValue;
  /** What `if` asks; absent for what is always made. */
  readonly condition?: BicepValue;
}

/** A value read back: data, or an expression as its text. */
export type BicepValue = string | number | boolean | BicepValue[] | { [key: string]: BicepValue } | Code;

export class Code {
  readonly text: string;
  /** Of a call the function, of a look-up `[]`. */
  readonly name: string | undefined;
  /** Arguments of a call; what is looked up in, and the key. */
  readonly parts: readonly BicepValue[];
  constructor(text: string, name?: string, parts: readonly BicepValue[] = []) {
    this.text = text;
    this.name = name;
    this.parts = parts;
  }
}

/** Parses Bicep with the public grammar; throws with line and column of whatever is not Bicep. */
export function parseBicep(text: string): { declarations: BicepDeclaration[]; symbols: string[]; used: string[]; strings: string[] } {
  const tree = parser.parse(text);
  if (!tree) throw new Error('not parsed');
  const faults: string[] = [];
  const strings: string[] = [];
  const symbols: string[] = [];
  const used: string[] = [];
  const declarations: BicepDeclaration[] = [];
  const walk = (node: Node) => {
    if (node.isError || node.isMissing)
      faults.push(`${node.startPosition.row + 1}:${node.startPosition.column + 1} ${JSON.stringify(node.text.slice(0, 60))}`);
    if (node.type === 'string') strings.push(unquote(node.text));
    if (['resource_declaration', 'module_declaration'].includes(node.type)) {
      const condition = node.namedChildren.find((child) => child.type === 'if_statement');
      const [identifier, of] = ['identifier', 'string'].map((type) => node.namedChildren.find((child) => child.type === type));
      const body = (condition ?? node).namedChildren.find((child) => child.type === 'object');
      const asked = condition?.namedChildren[0]?.namedChildren[0];
      if (identifier && of && body)
        declarations.push({
          kind: node.type === 'module_declaration' ? 'module' : 'resource',
          symbol: identifier.text,
          of: unquote(of.text),
          body: valueOf(body),
          ...(asked ? { condition: valueOf(asked) } : {}),
        });
    }
    if (/_declaration$/.test(node.type)) symbols.push(node.namedChildren.find((child) => child.type === 'identifier')?.text ?? '');
    if (
      node.type === 'identifier' &&
      node.parent &&
      !/_declaration$|^object_property$|^member_expression$|^call_expression$|^property_identifier$|decorator/.test(node.parent.type)
    )
      used.push(node.text);
    if (node.type === 'member_expression') used.push(node.text.split('.')[0] ?? '');
    for (const child of node.children) walk(child);
  };
  walk(tree.rootNode);
  if (faults.length > 0) throw new Error(`not Bicep: ${faults.slice(0, 3).join('; ')}`);
  return { declarations, symbols, used, strings };
}

function valueOf(node: Node): BicepValue {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        node.namedChildren.flatMap((child): [string, BicepValue][] => {
          if (child.type !== 'object_property') return [];
          const [key, value] = [child.namedChildren[0], child.namedChildren.at(-1)];
          return key && value ? [[key.text.startsWith("'") ? unquote(key.text) : key.text, valueOf(value)]] : [];
        }),
      );
    case 'array':
      return node.namedChildren.flatMap((child) => (child.type !== 'comment' ? [valueOf(child)] : []));
    case 'string':
      return unquote(node.text);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'call_expression': {
      const [name, args] = node.namedChildren;
      return new Code(node.text, name?.text, args?.namedChildren.map(valueOf));
    }
    case 'subscript_expression':
      return new Code(node.text, '[]', node.namedChildren.map(valueOf));
    default:
      return new Code(node.text);
  }
}

/** The value of a Bicep string literal, by the rules of the language and apart from the code that writes it. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  let out = '';
  for (let i = 0; i < inner.length; i++) {
    const char = inner[i] as string;
    if (char === '$' && inner[i + 1] === '{') throw new Error(`interpolation in ${literal}`);
    if (char !== '\\') out += char;
    else {
      const next = inner[++i];
      if (next === 'n') out += '\n';
      else if (next === 'r') out += '\r';
      else if (next === 't') out += '\t';
      else if (next === "'" || next === '\\' || next === '$') out += next;
      else if (next === 'u') {
        const end = inner.indexOf('}', i);
        out += String.fromCodePoint(Number.parseInt(inner.slice(i + 2, end), 16));
        i = end;
      } else throw new Error(`unknown escape in ${literal}`);
    }
  }
  return out;
}
