import { addressCount, parsePrefix, prefixContains, prefixesOverlap, type Ipv4Prefix } from '../../shared/address/prefix.ts';

/** Something that lies in a ribbon. */
export interface RibbonPart {
  /** What it is called in the plan. */
  readonly name: string;
  readonly prefix: string;
  /** `family family-data`, `foreign`, `reserved`. */
  readonly kind: string;
  readonly conflict?: boolean;
  /** What is said beside its name and prefix. */
  readonly note?: string;
}

/** A part as it is drawn: in percent of the ribbon. */
export interface DrawnPart {
  readonly name: string;
  readonly short: string;
  readonly title: string;
  readonly kind: string;
  readonly left: number;
  readonly width: number;
}

/** Returns what a ribbon shows: IPv4 prefixes side by side to one scale, and what lies in each. What lies outside of all is left out. */
export function ribbonOf(space: readonly string[], parts: readonly RibbonPart[]): DrawnPart[] {
  const prefixes = space.map(readIpv4).filter((prefix) => prefix !== undefined);
  const all = prefixes.reduce((sum, prefix) => sum + sizeOf(prefix), 0);
  if (all === 0) return [];
  const drawn: DrawnPart[] = [];
  let before = 0;
  for (const prefix of prefixes) {
    for (const part of parts) {
      const own = readIpv4(part.prefix);
      if (!own || !prefixesOverlap(prefix, own)) continue;
      // What is larger than the ribbon fills it.
      const shown = prefixContains(own, prefix) ? prefix : own;
      drawn.push({
        name: part.name,
        short: part.name.split(/[/:]/).at(-1) ?? part.name,
        title: [part.name.replace(/^\w+:/, ''), part.prefix, part.note].filter(Boolean).join(' · '),
        kind: part.kind,
        left: (100 * (before + shown.first - prefix.first)) / all,
        width: (100 * sizeOf(shown)) / all,
      });
    }
    before += sizeOf(prefix);
  }
  return drawn;
}

function readIpv4(text: string): Ipv4Prefix | undefined {
  const prefix = parsePrefix(text);
  return prefix?.family === 4 ? prefix : undefined;
}

function sizeOf(prefix: Ipv4Prefix): number {
  return addressCount(prefix);
}
