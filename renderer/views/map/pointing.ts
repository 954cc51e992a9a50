import { placeIn, prefixAt, resizedTo, type Box } from './geometry.ts';
import type { MapState } from './map-state.svelte.ts';
import type { Space } from './scene.ts';

export interface Pointed {
  readonly map: MapState;
  readonly space: () => Space;
  readonly boxes: () => readonly Box[];
  readonly choose: (index: number) => void;
  readonly goIn: (index: number) => void;
}

/** So far the pointer moves before a press is a drag, pixels. */
const DRAG = 4;
/** So near to an allowed place the carried block jumps to it, pixels. */
const NEAR = 10;

/**
 * Returns an attachment that gives a row its pointer: a press selects, a drag moves a block or its end, on free room it moves the view; the wheel
 * zooms, and moves the view sideways or with Shift; a double click goes in.
 */
export function pointing({ map, space, boxes, choose, goIn }: Pointed): (element: HTMLElement) => () => void {
  return (element) => {
    map.rows.set(space().key, { element, space });
    const key = space().key;
    let press: { x: number; y: number; index: number; edge: boolean; grab: number; dragged: boolean } | undefined;
    const indexOf = (target: EventTarget | null) => Number((target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
    const addressAt = (x: number, row = element, at = space()) => {
      const { left, width } = row.getBoundingClientRect();
      const { from, span } = map.view(at);
      return from + ((x - left) / width) * span;
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      const index = indexOf(event.target);
      const block = boxes()[index]?.block;
      if (map.carry) return void map.drop();
      press = {
        x: event.clientX,
        y: event.clientY,
        index,
        edge: (event.target as HTMLElement).dataset['edge'] !== undefined,
        grab: block ? addressAt(event.clientX) - block.at : 0,
        dragged: false,
      };
    };
    const move = (event: PointerEvent) => {
      if (!press) return;
      const box = boxes()[press.index];
      const carries = box?.count === 1 && (box.block.kind === 'subnet' || box.block.kind === 'network') && space().ip === 4;
      if (!press.dragged) {
        if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < DRAG) return;
        press.dragged = true;
        // Not before: a captured press would hide from a double click what it was on.
        element.setPointerCapture(event.pointerId);
        if (carries) choose(press.index);
        if (carries) void map.pickUp(press.edge ? 'resize' : 'move', box.block);
      }
      if (!carries) {
        map.pan(space(), (press.x - event.clientX) / element.clientWidth);
        press.x = event.clientX;
        return;
      }
      map.hover(placeUnder(event, press));
    };
    /** The prefix that the carried block would have where the pointer is. */
    const placeUnder = (event: PointerEvent, { edge, grab }: { edge: boolean; grab: number }): string | undefined => {
      const { carry } = map;
      if (!carry) return undefined;
      if (edge) return resizedTo(space(), carry.block, addressAt(event.clientX));
      const over = rowAt(event.clientY) ?? { element, space };
      const { top, bottom } = over.element.getBoundingClientRect();
      if (event.clientY < top - 40 || event.clientY > bottom + 40) return undefined;
      const at = addressAt(event.clientX, over.element, over.space()) - grab;
      const near = (NEAR * map.view(over.space()).span) / over.element.clientWidth;
      const places = carry.places?.allowed.map((text) => ({ text, place: placeIn(over.space(), text) })) ?? [];
      const [closest] = places
        .flatMap(({ text, place }) => (place && Math.abs(place.at - at) <= near ? [{ text, far: Math.abs(place.at - at) }] : []))
        .sort((a, b) => a.far - b.far);
      return closest?.text ?? prefixAt(over.space(), at + carry.block.size / 2, Number(carry.block.prefix.split('/')[1]));
    };
    const rowAt = (y: number) =>
      [...map.rows.values()].find(({ element: row }) => {
        const { top, bottom } = row.getBoundingClientRect();
        return y >= top && y <= bottom;
      });
    const up = () => {
      const was = press;
      press = undefined;
      if (!was) return;
      if (!was.dragged) return choose(was.index);
      if (map.carry) void map.drop();
    };
    const cancel = () => {
      press = undefined;
      map.letGo();
    };
    const twice = (event: MouseEvent) => goIn(indexOf(event.target));
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      if (sideways !== 0) return map.pan(space(), sideways / element.clientWidth);
      const { left, width } = element.getBoundingClientRect();
      map.zoom(space(), Math.exp(-event.deltaY / 300), (event.clientX - left) / width);
    };
    // The menu is about the block that it was opened on.
    const menu = (event: MouseEvent) => {
      const index = indexOf(event.target);
      if (index >= 0) choose(index);
    };

    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', cancel);
    element.addEventListener('dblclick', twice);
    element.addEventListener('contextmenu', menu);
    element.addEventListener('wheel', wheel, { passive: false });
    // The listeners go with the element.
    return () => map.rows.delete(key);
  };
}
