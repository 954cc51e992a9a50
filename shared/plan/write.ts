import { Document, isMap, isScalar, isSeq, visit, type Node, type Scalar } from 'yaml';
import { planDocumentSchema, type PlanDocument } from './document.ts';
import { knownKeys, schemaAt, type AnySchema } from './schema-walk.ts';
import type { DocumentFormat } from './source.ts';

// A group that fits into a line of this length is written in brackets.
const LINE = 100;
// What people read as rows of their own, however short.
const ALWAYS_BLOCK: ReadonlySet<string> = new Set(['virtualNetworks', 'addressPools', 'externalNetworks']);

/**
 * Returns a document as canonical text: keys in the order of the schema (inputs and tags by name), two spaces, networks and
 * subnets as blocks, what is short in brackets. Same document, same bytes; reading it gives the same document back.
 */
export function writePlanDocument(document: PlanDocument, format: DocumentFormat): string {
  const ordered = inOrder(document, planDocumentSchema);
  if (format === 'json') return `${JSON.stringify(ordered, null, 2)}\n`;
  const yaml = new Document(ordered, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  layOut(yaml.contents, 0, undefined);
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function inOrder(value: unknown, schema: AnySchema | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry) => inOrder(entry, schema && schemaAt(schema, [0])));
  if (typeof value !== 'object' || value === null) return value;
  const known = schema && knownKeys(schema);
  const own = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const place = (key: string) => (known?.includes(key) ? known.indexOf(key) : Infinity);
  own.sort(([a], [b]) => (place(a) === place(b) ? (a < b ? -1 : 1) : place(a) - place(b)));
  const ordered: Record<string, unknown> = {};
  for (const [key, entry] of own) {
    // A key such as `__proto__` among the tags is a key like any other.
    Object.defineProperty(ordered, key, {
      value: inOrder(entry, schema && schemaAt(schema, [key])),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return ordered;
}

/**
 * Writes texts of several lines in quotes, with escapes, where they are not plainly texts: the package would write "-\na" in
 * brackets as what it cannot read, and loses blanks of a text of lines that has nothing else in a line.
 */
function quoteLines(scalar: Scalar, inBrackets: boolean): void {
  const { value } = scalar;
  if (typeof value !== 'string' || !/[\r\n]/.test(value)) return;
  if (inBrackets || !/^\S(?:[^\r\t]*\S)?\n?$/.test(value) || /\n +\n/.test(value)) scalar.type = 'QUOTE_DOUBLE';
}

/** Decides for each group whether it is written in brackets. */
function layOut(node: Node | null, indent: number, key: string | undefined): void {
  if (isScalar(node)) quoteLines(node, false);
  if (!isMap(node) && !isSeq(node)) return;
  const isRow = isMap(node) ? key !== undefined && !ALWAYS_BLOCK.has(key) : node.items.every((item) => isScalar(item));
  if (indent > 0 && (node.items.length === 0 || (isRow && indent + JSON.stringify(node).length <= LINE))) {
    node.flow = true;
    visit(node, { Scalar: (_key, scalar) => quoteLines(scalar, true) });
  } else if (isSeq(node)) {
    for (const item of node.items) layOut(item as Node, indent + 2, key);
  } else {
    for (const pair of node.items) layOut(pair.value as Node | null, indent + 2, String((pair.key as { value: unknown }).value));
  }
}
