import { platformServices, type PlatformService } from '../../../shared/catalog/platform-services.ts';
import type { Service } from '../../../shared/catalog/service.ts';

/** Returns what people order of which an entry of the catalog is a part; undefined for what only networks are made of. */
export function platformOf({ id }: Service): PlatformService | undefined {
  return platformServices.find((one) => one.id === id || [...one.injected, ...one.outbound].some((service) => service.id === id));
}
