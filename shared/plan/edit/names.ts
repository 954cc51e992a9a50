import { serviceById } from '../../catalog/catalog.ts';
import { checkName } from '../../catalog/names.ts';
import type { Service } from '../../catalog/service.ts';
import { findSpecialSubnet } from '../../catalog/special-subnets.ts';
import { showInput } from '../../problem/problem.ts';
import type { Refusal } from './change.ts';

/** What a new name must agree with. */
export interface Naming {
  readonly kind: 'virtual-network' | 'subnet';
  /** Names of the others in the same list. */
  readonly taken: readonly string[];
  /** What lives in the subnet. */
  readonly services?: readonly Service[];
}

/**
 * Returns why a network or a subnet cannot bear a name, or undefined when it can: another one of the list has it (without regard to
 * case, as Azure compares), Azure does not accept it or keeps it for something else, or what lives in the subnet demands another one.
 */
export function whyNotNamed(name: string, { kind, taken, services = [] }: Naming): Refusal | undefined {
  const what = kind === 'subnet' ? 'subnet' : 'virtual network';
  const about = { code: 'name-refused', at: 'name', input: showInput(name), expected: `another name for the ${what}` };
  const other = taken.find((one) => one.toLowerCase() === name.toLowerCase());
  if (other !== undefined) return { ...about, text: `The name ${showInput(name)} should be free; another ${what} is named ${other}.` };
  const wrong = checkName(kind, name);
  if (wrong !== undefined) return { ...about, text: `The name ${showInput(name)} should be one that Azure accepts. ${wrong}` };
  if (kind !== 'subnet') return undefined;
  for (const service of services) {
    const { requiredName, forbiddenNames = [] } = service.subnet;
    if (requiredName && requiredName.value !== name)
      return {
        ...about,
        text: `${service.name} should stand in a subnet named ${requiredName.value}.`,
        hint: `The name stays ${requiredName.value}.`,
      };
    if (forbiddenNames.some((forbidden) => forbidden.toLowerCase() === name.toLowerCase()))
      return { ...about, text: `${service.name} should not stand in a subnet named ${name}.` };
  }
  const special = findSpecialSubnet(name);
  if (special && !(special.exact && services.length > 0 && services.every(({ id }) => special.services.includes(id)))) {
    const owner = special.services.map((id) => serviceById(id)?.name ?? id).join(' and ');
    return { ...about, text: `The name ${special.name} is kept for ${owner} and should not be given to anything else.` };
  }
  return undefined;
}

/** Returns names that are free, `count` of them: the base with a number behind it. */
export function freeNames(base: string, taken: readonly string[], count: number): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const names: string[] = [];
  for (let n = 2; names.length < count; n++) {
    const tail = `-${n}`;
    const name = `${base.slice(0, 80 - tail.length)}${tail}`;
    if (!used.has(name.toLowerCase())) names.push(name);
  }
  return names;
}
