/**
 * What a part of the document is made of, for whoever compares two documents: which lists hold items that stay the same items while their
 * content changes, and by what they are known again.
 */
export type Shape =
  /** One value, compared as a whole. */
  | { readonly kind: 'whole' }
  /** A group with known keys; a key that is not named here holds a whole value. */
  | { readonly kind: 'group'; readonly keys: Readonly<Record<string, Shape>> }
  /** A group whose keys are free: tags, inputs. */
  | { readonly kind: 'record'; readonly of: Shape }
  | ItemsShape
  | ValuesShape;

/** A list of items that have an identity. */
export interface ItemsShape {
  readonly kind: 'items';
  /** What one of them is called in a sentence. */
  readonly noun: string;
  readonly item: Shape;
  /** What an item is known by among those of its list. Total: an item of any form has one. */
  readonly identity: (item: unknown) => string;
  /** The item in words, where its identity is not one that people read. */
  readonly label: (item: unknown) => string;
  /** Whether the document does not allow an empty list. */
  readonly needsOne?: boolean;
}

/** A list of plain values, in order: a set of them. */
export interface ValuesShape {
  readonly kind: 'values';
  /** Whether a list that is not there says the same as an empty one. Of ports and address spaces it does not. */
  readonly emptyWhenAbsent: boolean;
}

/** A value that is compared as a whole. */
export const whole: Shape = { kind: 'whole' };

/** Returns the shape of what a key of a group holds. */
export function shapeOfKey(shape: Shape, key: string): Shape {
  if (shape.kind === 'record') return shape.of;
  return (shape.kind === 'group' && Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined) ?? whole;
}

/** Returns the shape of the entries of a list. */
export function shapeOfEntry(shape: Shape): Shape {
  return shape.kind === 'items' ? shape.item : whole;
}
