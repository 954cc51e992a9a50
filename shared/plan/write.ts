import { planDocumentSchema, type PlanDocument } from './document.ts';
import type { DocumentFormat } from './source.ts';
import { blockLines, flowText } from './text/write-yaml.ts';

/**
 * Writes a document in its canonical form: keys in the order of the schema, everything else in the order of the document;
 * the same document gives the same bytes, and reading them gives the same document.
 */
export function writePlanDocument(document: PlanDocument, format: DocumentFormat): string {
  const ordered = inSchemaOrder(document, planDocumentSchema as unknown as Shape);
  return format === 'json' ? `${JSON.stringify(ordered, null, 2)}\n` : `${blockLines(ordered, 0, layout).join('\n')}\n`;
}

/** As much of a valibot schema as an order of keys needs. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
}

/** Keys that the schema knows for the group at a path of key names, in order; undefined where the names are the user's own. */
export function schemaKeys(path: readonly (string | number)[]): readonly string[] | undefined {
  let shape: Shape | undefined = planDocumentSchema as unknown as Shape;
  for (const step of path) {
    shape = shape?.wrapped ?? shape;
    shape = typeof step === 'number' ? shape?.item : shape?.entries && Object.hasOwn(shape.entries, step) ? shape.entries[step] : undefined;
  }
  shape = shape?.wrapped ?? shape;
  return shape?.entries && Object.keys(shape.entries);
}

function inSchemaOrder(value: unknown, shape: Shape | undefined): unknown {
  const inner = shape?.wrapped ?? shape;
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, inner?.item));
  if (typeof value !== 'object' || value === null || !inner?.entries) return value;
  const group = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(inner.entries)) if (group[key] !== undefined) ordered[key] = inSchemaOrder(group[key], entry);
  return ordered;
}

/** Lists whose items stand on lines of their own, however short they are. */
const LONG_LISTS = new Set(['externalNetworks', 'addressPools', 'virtualNetworks', 'subnets', 'workloads', 'connections', 'privateEndpoints', 'rules', 'peerings', 'flows']);
/** Groups whose keys stand on lines of their own: the plan's parts and what is in these lists. */
const LONG_GROUPS = new Set(['', 'defaults', 'externalNetworks', 'addressPools', 'virtualNetworks', 'subnets']);

/** Says whether the value of a key, or an item of the list under that key, must not be written on one line. */
export function layout(value: unknown, key: string): boolean {
  return Array.isArray(value) ? value.length > 0 && LONG_LISTS.has(key) : LONG_GROUPS.has(key);
}

export { flowText };
