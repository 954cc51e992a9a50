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
export function unknownKeys(schema: AnySchema, value: unknown, report: (path: Path, known: readonly string[]) => void): void {
  walk(schema, value, report, []);
}

/** `steps` leads to the value, and is the same list for the whole walk: a path is made of it only where there is something to report. */
function walk(schema: AnySchema, value: unknown, report: (path: Path, known: readonly string[]) => void, steps: (string | number)[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { type, entries, item, value: named } = shapeOf(unwrap(schema));
  const into = (inner: AnySchema, at: unknown, step: string | number) => {
    if (typeof at !== 'object' || at === null) return;
    steps.push(step);
    walk(inner, at, report, steps);
    steps.pop();
  };
  if (Array.isArray(value)) {
    if (item) value.forEach((entry, i) => into(item, entry, i));
    return;
  }
  const group = value as Readonly<Record<string, unknown>>;
  // The library passes over these names of a record, whatever stands there.
  if (type === 'record') for (const key of RESERVED) if (Object.hasOwn(group, key)) report([...steps, key], []);
  if (type === 'record' && named) for (const key of Object.keys(group)) into(named, group[key], key);
  if (!entries) return;
  for (const key of Object.keys(group)) {
    const known = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (known) into(known, group[key], key);
    else report([...steps, key], Object.keys(entries));
  }
}
