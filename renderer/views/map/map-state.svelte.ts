import type { PlaceAnswer, Places } from '../../engine/places.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { clampView, panned, revealing, usedPart, wholeOf, zoomed, type View } from './geometry.ts';
import type { Block, Space } from './scene.ts';

/** A block that is being moved or resized. */
export interface Carry {
  readonly kind: 'move' | 'resize';
  readonly block: Block;
  /** Undefined until the engine has answered. */
  readonly places: Places | undefined;
  /** Where it would go now; absent while it is over nothing. */
  readonly prefix?: string;
  /** What the engine says of that. */
  readonly answer?: PlaceAnswer;
}

/** How long the pointer rests on a place before the engine is asked, milliseconds. */
const RESTS = 40;

/** What the map shows, and what is carried in it. */
export class MapState {
  /** The part of each row that is on screen, by the row's key; a row that is not here shows all of itself. */
  views: Readonly<Record<string, View>> = $state.raw({});
  /** The selected block: the row's key, and the block's. */
  picked: { readonly space: string; readonly block: string } | undefined = $state.raw();
  carry: Carry | undefined = $state.raw();
  /** Why the last thing that was asked for could not be done. */
  refusal = $state('');

  /** The rows on screen, for the pointer that carries a block from one to another. */
  // Nothing that is drawn follows from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly rows = new Map<string, { readonly element: HTMLElement; readonly space: () => Space }>();

  readonly #workspace: Workspace;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  view(space: Space): View {
    // A row whose prefix has become smaller meanwhile.
    return clampView(this.views[space.key] ?? wholeOf(space), space.size);
  }

  zoom(space: Space, factor: number, share = 0.5): void {
    this.#show(space, zoomed(this.view(space), factor, share, space.size));
  }

  pan(space: Space, share: number): void {
    this.#show(space, panned(this.view(space), share, space.size));
  }

  whole(space: Space): void {
    this.#show(space, wholeOf(space));
  }

  used(space: Space): void {
    this.#show(space, usedPart(space));
  }

  reveal(space: Space, block: Pick<Block, 'at' | 'size'>): void {
    this.#show(space, revealing(this.view(space), block, space.size));
  }

  /** Shows a part of a row with a little of what is beside it. */
  zoomTo(space: Space, { at, size }: Pick<Block, 'at' | 'size'>): void {
    this.#show(space, clampView({ from: at - size / 8, span: size * 1.25 }, space.size));
  }

  select(space: Space, block: Block): void {
    this.picked = { space: space.key, block: block.key };
    this.refusal = '';
    if (block.subject !== '') this.#workspace.selection = block.subject;
  }

  /** Whether a block is the selected one of its row. */
  isSelected(space: Space, block: Block): boolean {
    if (this.picked?.space === space.key) return this.picked.block === block.key;
    return block.subject !== '' && block.subject === this.#workspace.selection;
  }

  /** Whether a block holds what is selected. */
  holds({ subject }: Block): boolean {
    return subject !== '' && this.#workspace.selection.startsWith(`${subject}/`);
  }

  /** Picks a block up. The engine says where it may go; until then nothing is lit. */
  async pickUp(kind: Carry['kind'], block: Block): Promise<void> {
    this.refusal = '';
    this.carry = { kind, block, places: undefined };
    const places = await this.#workspace.engine.places(block.subject);
    const carry = this.#carried();
    // Let go of meanwhile, or another one picked up.
    if (carry?.block !== block) return;
    if (!places) return this.letGo(`There is no ${block.subject} in the plan any more.`);
    if (places.present !== block.prefix) return this.letGo(`Of several prefixes the map moves ${places.present ?? 'none'}; ${block.prefix} stays.`);
    if (places.refusal !== null && kind === 'move') return this.letGo(places.refusal);
    this.carry = { ...carry, places };
  }

  /** The carried block is over a place, or over none. */
  hover(prefix: string | undefined): void {
    const { carry } = this;
    if (!carry || carry.prefix === prefix) return;
    const { prefix: _prefix, answer: _answer, ...rest } = carry;
    this.carry = prefix === undefined ? rest : { ...rest, prefix };
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (prefix === undefined || prefix === carry.block.prefix) return;
    this.#timer = setTimeout(() => void this.#ask(prefix, asked), RESTS);
  }

  /** Goes on to the next allowed place, in the order of addresses, and round at the end. */
  step(by: 1 | -1): void {
    const places = this.carry?.places;
    if (!this.carry || !places || places.allowed.length === 0) return;
    const own = this.carry.block.prefix;
    const list = [own, ...places.allowed.filter((place) => place !== own)].sort(byAddress);
    const at = list.indexOf(this.carry.prefix ?? own);
    this.hover(list[(at + by + list.length) % list.length]);
  }

  /** Puts the carried block down where it is. Refused, it stays where it was, and the reason is shown. */
  async drop(): Promise<void> {
    const { carry } = this;
    this.letGo();
    if (!carry || carry.prefix === undefined || carry.prefix === carry.block.prefix) return;
    const { subject, prefix } = carry.block;
    const from = carry.block.kind === 'network' ? { from: prefix } : {};
    const made = await this.#workspace.tryEdit(
      carry.kind === 'move'
        ? { kind: 'move', subject, prefix: carry.prefix, ...from }
        : { kind: 'resize', subject, length: `/${carry.prefix.split('/')[1]}`, ...from },
    );
    this.picked = undefined;
    this.#workspace.selection = subject;
    if (!made.ok) this.refusal = made.problems.map(({ text }) => text).join(' ');
  }

  letGo(why = ''): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.carry = undefined;
    this.refusal = why;
  }

  /** What is carried now: after a wait it may be something else. */
  #carried(): Carry | undefined {
    return this.carry;
  }

  async #ask(prefix: string, asked: number): Promise<void> {
    const { carry } = this;
    if (!carry) return;
    const answer = await this.#workspace.engine.placeAt(carry.block.subject, prefix);
    // An answer about a place that the pointer has left is of no use.
    if (asked === this.#asked && this.carry?.prefix === prefix) this.carry = { ...this.carry, answer };
  }

  #show(space: Space, view: View): void {
    const now = this.view(space);
    if (now.from !== view.from || now.span !== view.span) this.views = { ...this.views, [space.key]: view };
  }
}

/** IPv4 prefixes as text in the order of their addresses. */
function byAddress(a: string, b: string): number {
  const number = (text: string) =>
    text
      .split('/')[0]
      ?.split('.')
      .reduce((sum, part) => sum * 256 + Number(part), 0) ?? 0;
  return number(a) - number(b);
}
