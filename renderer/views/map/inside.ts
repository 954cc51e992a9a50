import type { SubnetInspection } from '../../engine/inspect.ts';

/** A part of what lives in a subnet. */
export interface InsidePart {
  readonly kind: 'needed' | 'reserved' | 'free';
  readonly title: string;
  readonly addresses: number;
  /** Where it is drawn, in percent of the prefix. */
  readonly left: number;
  readonly width: number;
}

/**
 * Returns the lines of a subnet's receipt, then the reserved addresses, then what is left, to the scale of its prefix. A receipt that asks for
 * more than the prefix has is drawn to the scale of what it asks for; nothing is left then.
 */
export function insideOf({ receipt, prefix }: Pick<SubnetInspection, 'receipt' | 'prefix'>): InsidePart[] {
  const length = prefix === null ? receipt.prefixLength : Number(prefix.split('/')[1]);
  const has = 2 ** (32 - length);
  const lines = receipt.lines.filter(({ addresses }) => addresses > 0);
  const asked = lines.reduce((sum, { addresses }) => sum + addresses, 0) + receipt.reserved;
  const all = Math.max(has, asked);
  let at = 0;
  const part = (kind: InsidePart['kind'], title: string, addresses: number): InsidePart => {
    const left = (100 * at) / all;
    at += addresses;
    return { kind, title, addresses, left, width: (100 * addresses) / all };
  };
  return [
    ...lines.map(({ label, addresses }) => part('needed', label, addresses)),
    part('reserved', 'reserved by Azure', receipt.reserved),
    ...(has > asked ? [part('free', 'free', has - asked)] : []),
  ];
}
