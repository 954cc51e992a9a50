import { formatPrefix, parsePrefix, prefixAround } from '../../../shared/address/prefix.ts';
import { serviceById } from '../../../shared/catalog/catalog.ts';
import { readServiceInputs } from '../../../shared/catalog/service-inputs.ts';
import { sizeSubnet } from '../../../shared/catalog/size.ts';

/**
 * Returns the prefix that a new subnet of a service is offered in a free block: at its beginning, as large as the service asks for with the
 * inputs it has by default, and no larger than the block. The block itself for what the catalog does not know.
 */
export function offeredPrefix(block: string, service: string): string {
  const free = parsePrefix(block);
  const entry = serviceById(service);
  if (free?.family !== 4 || !entry) return block;
  const inputs = readServiceInputs(entry, {}, { textual: true }).values;
  const { prefixLength } = sizeSubnet([{ service: entry, inputs, growth: 0 }], 'recommended');
  return formatPrefix(prefixAround(free.first, Math.max(free.length, prefixLength)));
}
