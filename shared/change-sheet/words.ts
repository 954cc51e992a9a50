import { peeringChanges, peeringRules, peeringStates } from '../catalog/peering-rules.ts';
import type { Source } from '../catalog/source.ts';
import { SUBNET_CONTAINMENT, SUBNET_RESIZE } from '../catalog/subnet-rules.ts';
import type { Action } from './action.ts';
import type { ChangeStep } from './change-sheet.ts';

type Words = Omit<ChangeStep, 'number' | 'after'>;

const cited = ({ title, url }: Source) => ({ source: { title, url } });
const list = (texts: readonly string[]) => (texts.length < 2 ? (texts[0] ?? 'nothing') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`);
const referring = (refers: readonly string[]) => (refers.length === 0 ? '' : `; it refers to ${list(refers)}`);

/** Returns an action as a step: what is done, why at this place, and how it is undone. */
export function wordsOf(action: Action): Words {
  switch (action.do) {
    case 'tell':
      return {
        action: `Let ${action.external} know ${list(action.prefixes)}: prefix lists, firewall objects and route filters there.`,
        subject: action.external,
        why: 'What is not known there is dropped there: routes and rules are in place before anything answers from these addresses.',
        undo: `Take ${list(action.prefixes)} out of the lists of ${action.external} again.`,
      };
    case 'untell':
      return {
        action: `Take ${list(action.prefixes)} out of prefix lists, firewall objects and route filters of ${action.external}.`,
        subject: action.external,
        why: 'Nothing of ours answers from these addresses any more; who gets them next should not inherit their rules.',
        undo: `Put ${list(action.prefixes)} into the lists of ${action.external} again.`,
      };
    case 'create-zone':
      return {
        action: `Create the private DNS zone ${action.zone} and link it to ${list(action.links)}.`,
        subject: action.zone,
        why: 'The names of private endpoints are answered from it as soon as they are there.',
        undo: `Remove the links and the zone ${action.zone}.`,
      };
    case 'change-zone': {
      const parts = [
        ...(action.add.length > 0 ? [`link it to ${list(action.add)}`] : []),
        ...(action.remove.length > 0 ? [`remove its links to ${list(action.remove)}`] : []),
      ];
      return {
        action: `Of the private DNS zone ${action.zone}: ${parts.join('; ')}.`,
        subject: action.zone,
        why: 'Networks that reach its private endpoints resolve their names by it, and no others.',
        undo: 'Set the links as they were.',
      };
    }
    case 'remove-zone':
      return {
        action: `Remove the private DNS zone ${action.zone}.`,
        subject: action.zone,
        why: 'No private endpoint has a name in it any more.',
        undo: `Create the zone ${action.zone} with its links and records again.`,
      };
    case 'create-attachment':
      return {
        action: `Create the ${action.attachment.kind} ${action.attachment.name}${countText(action.attachment)}.`,
        subject: action.attachment.network,
        why: 'It has to be there before a subnet refers to it.',
        undo: `Remove ${action.attachment.name}.`,
      };
    case 'change-attachment':
      return {
        action: `Change the ${action.attachment.kind} ${action.attachment.name}${countText(action.attachment)}: add what is new first, then remove what goes.`,
        subject: action.attachment.network,
        why: 'In place; in this order no connection that both allow is cut.',
        undo: `Set ${action.attachment.name} as it was.`,
      };
    case 'remove-attachment':
      return {
        action: `Remove the ${action.attachment.kind} ${action.attachment.name}.`,
        subject: action.attachment.network,
        why: 'No subnet refers to it any more.',
        undo: `Create ${action.attachment.name} again.`,
      };
    case 'create-network':
      return {
        action: `Create the virtual network ${action.network} with ${list(action.prefixes)}.`,
        subject: action.network,
        why: 'Subnets and peerings need it.',
        undo: `Remove ${action.network}.`,
      };
    case 'remove-network':
      return {
        action: `Remove the virtual network ${action.network}.`,
        subject: action.network,
        why: 'No subnet and no peering is left of it.',
        undo: `Create ${action.network} again.`,
      };
    case 'change-space': {
      const parts = [
        ...(action.add.length > 0 ? [`add ${list(action.add)}`] : []),
        ...(action.remove.length > 0 ? [`${action.add.length > 0 ? 'for' : 'remove'} ${list(action.remove)}`] : []),
      ];
      return {
        action: `In the address space of ${action.network} ${parts.join(' ')}${action.add.length > 0 && action.remove.length > 0 ? ', in one update' : ''}.`,
        subject: action.network,
        why: action.add.length > 0 ? 'Subnets lie in the address space at all times.' : 'No subnet lies in it any more.',
        undo: `Set the address space of ${action.network} as it was, and synchronise its peerings.`,
        ...cited(SUBNET_CONTAINMENT.source),
      };
    }
    case 'empty-subnet':
      return {
        action: `Move ${action.content} out of ${action.subnet}, or remove it: nothing may be left in the subnet.`,
        subject: action.subnet,
        why: 'A subnet is changed or removed only while it is empty.',
        undo: `Rebuild ${action.content} in ${action.subnet}.`,
        outage: true,
        ...cited(SUBNET_RESIZE.source),
      };
    case 'fill-subnet':
      return {
        action: `${action.again ? 'Rebuild' : 'Deploy'} ${action.content} in ${action.subnet}.`,
        subject: action.subnet,
        why: action.again ? 'The subnet is as the new plan has it.' : 'The subnet is there, with its rules and routes.',
        undo: `Remove ${action.content} from ${action.subnet}.`,
      };
    case 'create-subnet':
      return {
        action: `Create ${action.subnet} with ${list(action.prefixes)}${referring(action.refers)}.`,
        subject: action.subnet,
        why: 'Its place is in the address space and free by now.',
        undo: `Remove ${action.subnet}.`,
        ...cited(SUBNET_CONTAINMENT.source),
      };
    case 'change-subnet': {
      const moves = action.was.join() !== action.prefixes.join();
      return {
        action: moves
          ? `Change ${action.subnet} from ${list(action.was)} to ${list(action.prefixes)}${referring(action.refers)}.`
          : `Change ${action.subnet}${referring(action.refers)}.`,
        subject: action.subnet,
        why: moves ? 'It is empty, and its new place is free.' : 'In place.',
        undo: moves ? `Change ${action.subnet} back to ${list(action.was)}, while it is empty.` : `Set ${action.subnet} as it was.`,
        ...(moves ? cited(SUBNET_RESIZE.source) : {}),
      };
    }
    case 'remove-subnet':
      return {
        action: `Remove ${action.subnet}, ${list(action.prefixes)}.`,
        subject: action.subnet,
        why: 'It is empty, and its place may be wanted.',
        undo: `Create ${action.subnet} with ${list(action.prefixes)} again.`,
        ...cited(SUBNET_RESIZE.source),
      };
    case 'create-peering': {
      const [a, b] = action.between;
      const transit = action.transit === undefined ? '' : `; ${action.transit === a ? b : a} uses the gateway of ${action.transit}`;
      return {
        action: `Peer ${a} and ${b}, a link on each side${transit}.`,
        subject: `${a} ↔ ${b}`,
        why: action.again
          ? 'It was taken apart on the way; both sides are made anew.'
          : 'Both networks are there, and their address spaces share nothing.',
        undo: `Remove the peering of ${a} and ${b}.`,
        ...cited(action.again ? peeringStates.source : peeringRules.overlapAllowed.source),
      };
    }
    case 'change-peering':
      return {
        action: `Change the peering of ${action.between.join(' and ')}${action.transit === undefined ? '' : `; the gateway of ${action.transit} is used`}.`,
        subject: action.between.join(' ↔ '),
        why: 'In place; a gateway that is used is there.',
        undo: 'Set both links as they were.',
      };
    case 'remove-peering':
      return {
        action: `Remove the peering of ${action.between.join(' and ')}, on both sides.`,
        subject: action.between.join(' ↔ '),
        why: 'The new plan does not have it, or what follows cannot be done while it is there.',
        undo: `Peer ${action.between.join(' and ')} again.`,
        outage: true,
        ...cited(peeringStates.source),
      };
    case 'sync-peering': {
      const other = action.between.find((name) => name !== action.network) ?? '';
      return {
        action: `Synchronise the peering of ${other} with ${action.network}.`,
        subject: other,
        why: `The address space of ${action.network} changed; until then ${other} does not reach its new prefixes.`,
        undo: 'It is synchronised again after the way back.',
        ...cited(peeringChanges.addressSpace.source),
      };
    }
  }
}

function countText({ kind, count }: { readonly kind: string; readonly count: number }): string {
  if (kind === 'NSG') return ` (${count} ${count === 1 ? 'rule' : 'rules'})`;
  return kind === 'route table' ? ` (${count} ${count === 1 ? 'route' : 'routes'})` : '';
}
