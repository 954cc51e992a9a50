import { formatPrefix, prefixAround } from '../address/prefix.ts';
import type { Explanation, PlaceExplanation } from '../allocate/explain.ts';
import type { LengthReason } from '../allocate/explain/reasons.ts';
import { explanationParts, type ExplanationPart } from '../allocate/explain/text.ts';
import { roomText } from '../allocate/room-text.ts';
import { fixesForOne } from '../checks/fit/fixes.ts';
import { formatPath } from '../problem/problem.ts';
import type { FixResult } from './result.ts';
import type { Computed } from './compute.ts';
import { fixResult } from './write-result.ts';

/** What `cadastre plan --explain SUBJECT --json` prints. Prefixes are strings. */
export interface ExplanationResult {
  readonly format: 'cadastre-explanation/1';
  readonly subject: string;
  readonly kind: 'network' | 'subnet';
  readonly places: readonly PlaceResult[];
}

export interface PlaceResult {
  readonly family: 4 | 6;
  readonly prefix: string | null;
  readonly source: 'allocated' | 'pinned' | 'deployed';
  /** Where the document gives the prefix. */
  readonly at?: string;
  readonly within: { readonly name: string; readonly prefixes: readonly string[] };
  readonly length: { readonly prefixLength: number | null; readonly from: LengthReason['from'] };
  /** How the place was chosen: the block that it was cut from, its turn, other blocks of that size, and other places. */
  readonly choice?: {
    readonly how: 'tightest' | 'roomiest' | 'together';
    readonly block: string;
    readonly turn: number;
    readonly of: number;
    readonly equals: number;
    readonly nextBest: readonly { readonly prefix: string; readonly breaks: string; readonly nowBy: readonly string[] }[];
  };
  readonly passedOver: readonly { readonly prefix: string; readonly because: readonly string[] }[];
  /** The largest block around it that it can grow to in place. */
  readonly room?: { readonly growsTo: string; readonly text: string };
  /** What was missing where it found no place, and what would remedy that. */
  readonly missing?: {
    readonly prefixLength: number | null;
    readonly largestFree: string | null;
    readonly freeAddresses: number;
    readonly fixes: readonly FixResult[];
  };
  /** The same in sentences. */
  readonly text: readonly ExplanationPart[];
}

/** Returns an explanation as it is printed, with the fixes of what found no place. */
export function explanationResult({ subject, kind, places }: Explanation, computed: Computed): ExplanationResult {
  return { format: 'cadastre-explanation/1', subject, kind, places: places.map((place) => placeResult(place, kind, computed)) };
}

function placeResult(place: PlaceExplanation, kind: 'network' | 'subnet', { plan, allocation }: Computed): PlaceResult {
  const { family, prefix, origin, at, within, length, choice, refused, room, shortage } = place;
  return {
    family,
    prefix: prefix ? formatPrefix(prefix) : null,
    source: origin,
    ...(at ? { at: formatPath(at) } : {}),
    within: { name: within.name, prefixes: within.space.map(formatPrefix) },
    length: { prefixLength: length.prefixLength ?? null, from: length.from },
    ...(choice
      ? {
          choice: {
            how: choice.how,
            block: formatPrefix(choice.block),
            turn: choice.turn,
            of: choice.of,
            equals: choice.equals,
            nextBest: choice.nextBest.map((next) => ({ prefix: formatPrefix(next.prefix), breaks: formatPrefix(next.breaks), nowBy: next.nowBy })),
          },
        }
      : {}),
    passedOver: refused.map((block) => ({ prefix: formatPrefix(block.prefix), because: block.because })),
    ...(room ? { room: { growsTo: formatPrefix(prefixAround(room.prefix.first, room.growsTo)), text: roomText(room, kind) } } : {}),
    ...(shortage
      ? {
          missing: {
            prefixLength: shortage.length ?? null,
            largestFree: shortage.largestFree ? formatPrefix(shortage.largestFree) : null,
            freeAddresses: shortage.freeAddresses,
            fixes: fixesForOne(plan, allocation, shortage).map(fixResult),
          },
        }
      : {}),
    text: explanationParts(place, kind),
  };
}
