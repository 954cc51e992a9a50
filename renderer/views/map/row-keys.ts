import type { Box } from './geometry.ts';
import type { MapState } from './map-state.svelte.ts';
import type { Space } from './scene.ts';

export interface RowKeys {
  readonly map: MapState;
  readonly space: Space;
  /** Which of the boxes is selected; -1: none. */
  readonly at: number;
  readonly boxes: readonly Box[];
  readonly choose: (index: number) => void;
  readonly goIn: (index: number) => void;
}

/** What a key does in a row of the map. */
export function keyPressed(event: KeyboardEvent, keys: RowKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const work = keys.map.carry ? whileCarrying(event.key, keys.map) : otherwise(event, keys);
  if (!work) return;
  event.preventDefault();
  event.stopPropagation();
  work();
}

function whileCarrying(key: string, map: MapState): (() => void) | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return () => map.step(1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return () => map.step(-1);
    case 'Enter':
    case ' ':
      return () => void map.drop();
    case 'Escape':
      return () => map.letGo();
    default:
      return undefined;
  }
}

function otherwise({ key, shiftKey, target }: KeyboardEvent, { map, space, at, boxes, choose, goIn }: RowKeys): (() => void) | undefined {
  const last = boxes.length - 1;
  switch (key) {
    case 'ArrowRight':
      return shiftKey ? () => map.pan(space, 0.25) : () => choose(Math.min(last, at + 1));
    case 'ArrowLeft':
      return shiftKey ? () => map.pan(space, -0.25) : () => choose(at < 0 ? 0 : Math.max(0, at - 1));
    case 'ArrowDown':
      return () => nextRow(target as HTMLElement, 1);
    case 'ArrowUp':
      return () => nextRow(target as HTMLElement, -1);
    case 'Home':
      return () => choose(0);
    case 'End':
      return () => choose(last);
    case '+':
    case '=':
      return () => map.zoom(space, 2, shareOf(boxes[at], boxes));
    case '-':
      return () => map.zoom(space, 0.5, shareOf(boxes[at], boxes));
    case '0':
      return () => map.whole(space);
    case 'Enter':
      return () => goIn(at);
    case ' ': {
      const block = boxes[at]?.count === 1 ? boxes[at].block : undefined;
      if (space.ip === 6 || (block?.kind !== 'subnet' && block?.kind !== 'network')) return undefined;
      return () => void map.pickUp('move', block);
    }
    default:
      return undefined;
  }
}

/** Where the middle of a box is, as a share of the row: what is selected stays in sight while the row zooms. */
function shareOf(box: Box | undefined, boxes: readonly Box[]): number {
  const end = Math.max(...boxes.map(({ left, width }) => left + width));
  return box && end > 0 ? Math.min(1, Math.max(0, (box.left + box.width / 2) / end)) : 0.5;
}

/** Moves the focus to the row above or below. */
function nextRow(from: HTMLElement, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-space]')];
  const own = from.closest<HTMLElement>('[data-space]');
  const next = rows[rows.findIndex((row) => row === own) + by];
  (next?.querySelector<HTMLElement>('[aria-selected="true"]') ?? next)?.focus();
}
