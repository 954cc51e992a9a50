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
  readonly conflict: boolean;
}

/** What is narrower than this part of a ribbon, in percent, cannot be told apart from its neighbours. */
const NARROW = 0.4;

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
        conflict: part.conflict === true,
      });
    }
    before += sizeOf(prefix);
  }
  return joinNarrow(drawn);
}

/** Narrow parts that lie side by side become one, so that a pool of a thousand networks is drawn in as many steps as one can see. */
function joinNarrow(drawn: readonly DrawnPart[]): DrawnPart[] {
  const narrow = drawn.filter(({ width }) => width < NARROW).sort((a, b) => a.left - b.left);
  const joined: DrawnPart[] = drawn.filter(({ width }) => width >= NARROW);
  let run: DrawnPart[] = [];
  const end = () => {
    const [first, ...others] = run;
    const last = run.at(-1);
    if (first && last && others.length > 0)
      joined.push({
        ...first,
        title: `${run.length} from ${first.title} to ${last.title}`,
        width: last.left + last.width - first.left,
        conflict: run.some(({ conflict }) => conflict),
      });
    else if (first) joined.push(first);
    run = [];
  };
  for (const part of narrow) {
    const [first] = run;
    if (first && (part.left + part.width - first.left > NARROW || part.kind !== first.kind)) end();
    run.push(part);
  }
  end();
  return joined;
}

function readIpv4(text: string): Ipv4Prefix | undefined {
  const prefix = parsePrefix(text);
  return prefix?.family === 4 ? prefix : undefined;
}

function sizeOf(prefix: Ipv4Prefix): number {
  return addressCount(prefix);
}
