import { grouped } from '../../checks/words.ts';
import { code, numbers, table, type Block, type Text } from './model.ts';
import type { NetworkAbout } from './network.ts';
import type { SourceNumbers } from './sources.ts';

/** The receipts of a network's subnets: the lines that add up to what each needs, and the prefix length that follows. */
export function sizeBlocks({ place, result, subnets }: NetworkAbout, sources: SourceNumbers): Block[] {
  const results = new Map(result.subnets.map((subnet) => [subnet.name, subnet]));
  const rows = subnets.flatMap(({ subnet }): (Text | string | number)[][] => {
    const sizing = results.get(subnet.name)?.sizing;
    if (!sizing) return [];
    const name: Text = [code(subnet.name)];
    const grown = (sizing.growth ?? []).map(({ input, from, to, percent }) => `${input} from ${grouped(from)} to ${grouped(to)} (${percent} %)`);
    const why = [
      `needs a /${sizing.prefixLength}`,
      ...(sizing.floor ? [sizing.floor.because] : []),
      ...(grown.length > 0 ? [`growth: ${grown.join(', ')}`] : []),
    ];
    return [
      ...sizing.lines.map(({ label, addresses, assumed }) => [name, assumed ? `${label} (assumed)` : label, grouped(addresses), '']),
      ...(sizing.reserved > 0 ? [[name, 'reserved by Azure', grouped(sizing.reserved), '']] : []),
      [name, [`Sum; ${why.join('; ')}`], grouped(sizing.total), sources.citeAll(sizing.sources)],
    ];
  });
  return table(['How large the subnets of ', code(place.network.name), ' must be'], ['Subnet', 'Line', numbers('Addresses'), 'Source'], rows);
}
