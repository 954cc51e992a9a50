import { readColumns } from '../floor/text.ts';
import type { Contestant } from '../measure.ts';
import type { IpaddrCidr, Peers } from '../peers.ts';

type Span = readonly [first: number, last: number];

/**
 * Returns the ways in which others find overlapping pairs. No library of addresses for JavaScript lists them: so either its reader
 * and our own sort and sweep, or an interval tree over what the floor reads, or what a user of the library would write: all pairs.
 */
export function overlapPeers(
  list: readonly string[],
  { cidrTools, ipNum, ipaddr, ipAddress, netmask, flatten, nodeIntervalTree }: Peers,
  count: number,
): Contestant[] {
  const peers: Contestant[] = [];
  const swept = (name: string, read: (text: string) => Span) =>
    peers.push({ name: `peer: ${name}, sorted and swept`, run: () => sweep(list.map(read)) });
  if (cidrTools) {
    const { parseCidr } = cidrTools;
    peers.push({ name: 'peer: cidr-tools parseCidr, sorted and swept', run: () => sweepBig(list.map((text) => parseCidr(text))) });
  }
  if (count > 100_000) return peers;
  if (ipaddr) {
    const { IPv4 } = ipaddr;
    swept('ipaddr.js parseCIDR', (text) => {
      const [{ octets }, length] = IPv4.parseCIDR(text);
      const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
      return [first, first + 2 ** (32 - length) - 1];
    });
    if (count <= 10_000)
      peers.push({
        name: 'peer: ipaddr.js match, all pairs as shipped',
        run: () =>
          allPairs(
            list.map((text) => IPv4.parseCIDR(text)),
            cidrsMeet,
          ),
      });
  }
  if (netmask) {
    const { Netmask } = netmask;
    swept('netmask', (text) => {
      const { netLong, size } = new Netmask(text);
      return [netLong, netLong + size - 1];
    });
  }
  if (ipAddress) {
    const { Address4 } = ipAddress;
    swept('ip-address Address4', (text) => {
      const address = new Address4(text);
      const first = Number(address.bigInt());
      return [first, first + 2 ** (32 - address.subnetMask) - 1];
    });
  }
  // Slower by two hundred times already; ten times as many would say nothing new.
  if (ipNum && count <= 10_000) {
    const { IPv4CidrRange } = ipNum;
    swept('ip-num fromCidr', (text) => {
      const range = IPv4CidrRange.fromCidr(text);
      return [Number(range.getFirst().getValue()), Number(range.getLast().getValue())];
    });
  }
  if (flatten) {
    const { IntervalTree } = flatten;
    peers.push({
      name: 'peer: @flatten-js/interval-tree',
      run: () => {
        const tree = new IntervalTree();
        return throughTree(list, ([first, last], place) => {
          const met = tree.search([first, last]).length;
          tree.insert([first, last], place);
          return met;
        });
      },
    });
  }
  if (nodeIntervalTree) {
    const { IntervalTree } = nodeIntervalTree;
    peers.push({
      name: 'peer: node-interval-tree',
      run: () => {
        const tree = new IntervalTree();
        return throughTree(list, ([low, high], place) => {
          const met = tree.search(low, high).length;
          tree.insert({ low, high, place });
          return met;
        });
      },
    });
  }
  return peers;
}

function sweep(spans: Span[]): number {
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const open: number[] = [];
  let pairs = 0;
  for (const [first, last] of spans) {
    while (open.length > 0 && open.at(-1)! < first) open.pop();
    pairs += open.length;
    open.push(last);
  }
  return pairs;
}

function sweepBig(spans: { readonly start: bigint; readonly end: bigint }[]): number {
  spans.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end > b.end ? -1 : a.end < b.end ? 1 : 0));
  const open: bigint[] = [];
  let pairs = 0;
  for (const { start, end } of spans) {
    while (open.length > 0 && open.at(-1)! < start) open.pop();
    pairs += open.length;
    open.push(end);
  }
  return pairs;
}

function throughTree(list: readonly string[], add: (span: Span, place: number) => number): number {
  const { first, length } = readColumns(list);
  let pairs = 0;
  for (let i = 0; i < first.length; i++) pairs += add([first[i]!, first[i]! + 2 ** (32 - length[i]!) - 1], i);
  return pairs;
}

function allPairs<T>(list: readonly T[], meet: (a: T, b: T) => boolean): number {
  let pairs = 0;
  for (let i = 0; i < list.length; i++) for (let k = i + 1; k < list.length; k++) if (meet(list[i]!, list[k]!)) pairs++;
  return pairs;
}

function cidrsMeet(a: IpaddrCidr, b: IpaddrCidr): boolean {
  return a[1] <= b[1] ? b[0].match(a) : a[0].match(b);
}
