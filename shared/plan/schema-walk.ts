import type * as v from 'valibot';
import type { Path } from '../problem/problem.ts';

/** Any schema of the library that describes the document. */
export type AnySchema = v.GenericSchema;

/** The parts of a valibot schema that matter for walking; each kind has its own. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly item?: AnySchema;
  readonly wrapped?: AnySchema;
  readonly options?: readonly (AnySchema | string)[];
  readonly value?: AnySchema;
  readonly literal?: unknown;
}

const shapeOf = (schema: AnySchema) => schema as unknown as Shape;

/** Returns a schema without `optional` around it. */
export function unwrap(schema: AnySchema): AnySchema {
  const { wrapped } = shapeOf(schema);
  return wrapped === undefined ? schema : unwrap(wrapped);
}

/** Returns the keys that an object's schema knows, in their order; undefined when it is not an object's. */
export function knownKeys(schema: AnySchema): readonly string[] | undefined {
  const { entries } = shapeOf(unwrap(schema));
  return entries && Object.keys(entries);
}

/** Returns the words that a choice accepts; undefined when the schema is none. */
export function choicesOf(schema: AnySchema): readonly string[] | undefined {
  const { type, options } = shapeOf(unwrap(schema));
  return type === 'picklist' ? (options as readonly string[]) : undefined;
}

/** Returns the schema of the value at a path, or undefined where the schema knows no such place. */
export function schemaAt(schema: AnySchema, path: Path): AnySchema | undefined {
  let at: AnySchema | undefined = schema;
  for (const step of path) at = at && stepInto(at, step);
  return at && unwrap(at);
}

function stepInto(schema: AnySchema, step: string | number): AnySchema | undefined {
  const shape = shapeOf(unwrap(schema));
  if (typeof step === 'number') {
    const { item, options } = shape;
    return item ?? (options as readonly AnySchema[] | undefined)?.map((option) => shapeOf(option).item).find((found) => found !== undefined);
  }
  return shape.entries ? (Object.hasOwn(shape.entries, step) ? shape.entries[step] : undefined) : shape.type === 'record' ? shape.value : undefined;
}

const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Calls `report` for every key of a value that its schema does not know, with the keys that it does know; where the names of keys
 * are free, for those that cannot be names, with none.
 */
export function unknownKeys(schema: AnySchema, value: unknown, report: (path: Path, known: readonly string[]) => void, path: Path = []): void {
  if (typeof value !== 'object' || value === null) return;
  const inner = unwrap(schema);
  const { type, entries, item } = shapeOf(inner);
  if (Array.isArray(value)) {
    if (item) value.forEach((entry, i) => unknownKeys(item, entry, report, [...path, i]));
    return;
  }
  // The library passes over these names of a record, whatever stands there.
  if (type === 'record') for (const key of RESERVED) if (Object.hasOwn(value, key)) report([...path, key], []);
  const { value: named } = shapeOf(inner);
  if (type === 'record' && named) {
    for (const key of Object.keys(value)) unknownKeys(named, (value as Record<string, unknown>)[key], report, [...path, key]);
  }
  if (!entries) return;
  for (const key of Object.keys(value)) {
    const known = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (known) unknownKeys(known, (value as Record<string, unknown>)[key], report, [...path, key]);
    else report([...path, key], Object.keys(entries));
  }
}
