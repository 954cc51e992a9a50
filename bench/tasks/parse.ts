import { formatPrefix } from '../../shared/address/prefix.ts';
import { readColumns, writeColumns } from '../floor/text.ts';
import { prefixList } from '../given/prefix-list.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Bench, type Row, type Task } from '../task.ts';
import { readPrefixes } from './engine.ts';
import { named, ratioRows, timesAsLong } from './rows.ts';

const WORK = 'read and write prefixes';
const FLOOR = 'floor: strict reading, writing from tables';
const ENGINE = 'engine';
const PEER = 'peer: cidr-tools normalizeCidr';

/** From texts to prefixes and back. */
export const parse: Task = {
  name: 'parse',
  run: (bench) => {
    const counts = bench.quick ? [1000, 10_000] : [1000, 10_000, 100_000];
    return counts.flatMap((count): Row[] => {
      const measured = bench.measure(contestants(count, bench));
      const rows = ratioRows(WORK, count, measured, count >= 10_000 ? { [ENGINE]: atMost(1.2) } : {});
      if (bench.peers.cidrTools === undefined || count < 10_000) return rows;
      return [
        ...rows,
        {
          work: WORK,
          count,
          what: 'engine, in times of cidr-tools',
          figure: timesAsLong(named(measured, ENGINE), named(measured, PEER)),
          unit: '× engine',
          goal: atMost(1.5),
        },
      ];
    });
  },
};

function contestants(count: number, { peers: { cidrTools, ipaddr, ipAddress, netmask, ipNum } }: Bench): Contestant[] {
  const list = prefixList({ count });
  const all: Contestant[] = [
    { name: FLOOR, run: () => writeColumns(readColumns(list)) },
    { name: ENGINE, run: () => readPrefixes(list).map(formatPrefix) },
  ];
  if (cidrTools) all.push({ name: PEER, run: () => cidrTools.normalizeCidr(list) });
  if (ipaddr) {
    const { IPv4 } = ipaddr;
    all.push({
      name: 'peer: ipaddr.js',
      run: () =>
        list.map((text) => {
          const [address, length] = IPv4.parseCIDR(text);
          return `${address.toString()}/${length}`;
        }),
    });
  }
  if (ipAddress) {
    const { Address4 } = ipAddress;
    all.push({
      name: 'peer: ip-address',
      run: () =>
        list.map((text) => {
          const address = new Address4(text);
          return address.correctForm() + address.subnet;
        }),
    });
  }
  if (netmask) {
    const { Netmask } = netmask;
    all.push({ name: 'peer: netmask', run: () => list.map((text) => new Netmask(text).toString()) });
  }
  if (ipNum) {
    const { IPv4CidrRange } = ipNum;
    all.push({ name: 'peer: ip-num', run: () => list.map((text) => IPv4CidrRange.fromCidr(text).toCidrString()) });
  }
  // Everything is canonical already: who changes a text reads or writes it wrongly.
  return all.map((one) => ({
    ...one,
    answer: (texts: readonly string[]) => `${texts.filter((text, i) => text !== list[i]).length} of ${texts.length} changed`,
  }));
}
