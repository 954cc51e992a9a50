import { grouped } from '../../checks/words.ts';
import { BLOCK_HEIGHT, layOut, type Placed } from './layout.ts';
import type { Parcel, SpaceRibbon } from './space.ts';
import { fitted, svgText } from './text.ts';

const STRIP = 10;
const STRIP_GAP = 5;
const BAR = 5;
const INDENT = 12;

/** Elements of an SVG, and how tall they are in pixels. */
export interface Drawing {
  readonly svg: string;
  readonly height: number;
}

/**
 * Returns a ribbon `width` pixels wide, from the origin down: a strip with the true proportions, and below it a block for each
 * parcel with its name, prefix and purpose. Labels are cut to their block. It takes its colours from `RIBBON_STYLE`.
 */
export function drawRibbon(ribbon: SpaceRibbon, width: number): Drawing {
  const { blocks, height } = layOut(ribbon.parcels, width);
  const top = STRIP + STRIP_GAP;
  return { svg: `${strip(ribbon, width)}\n${blocks.map((block) => drawBlock(block, top)).join('\n')}`, height: top + height };
}

/** Returns what a ribbon shows, in a sentence or two. */
export function describeRibbon({ name, prefix, addresses, free, parcels }: SpaceRibbon): string {
  const held = parcels.filter(({ kind }) => kind !== 'free');
  const words = held.map((parcel) => `${parcel.name} ${parcel.prefix}${parcel.overlaps ? ' (overlaps)' : ''}`).join(', ');
  return `${name}, ${prefix}: ${grouped(free)} of ${grouped(addresses)} addresses are free.${held.length > 0 ? ` It holds ${words}.` : ''}`;
}

function strip({ parcels, addresses }: SpaceRibbon, width: number): string {
  const scale = width / addresses;
  const shown = parcels.filter(({ kind }) => kind !== 'free');
  const ground = `<rect class="cm-free" x="0.5" y="0.5" width="${px(width - 1)}" height="${STRIP - 1}"/>`;
  const marks = shown.map(({ kind, offset, addresses: own, overlaps }) => {
    // What would be thinner than a hair is drawn as one.
    const exact = own * scale;
    // A hair stays free between neighbours, so that two of a family are seen as two.
    const wide = Math.max(exact > 4 ? exact - 1 : exact, 1);
    const x = Math.min(offset * scale, width - wide);
    return `<rect class="cm-solid cm-${kind}${overlaps ? ' cm-overlap' : ''}" x="${px(x)}" y="0" width="${px(wide)}" height="${STRIP}"/>`;
  });
  return [ground, ...marks].join('\n');
}

function drawBlock({ parcel, x, y, width }: Placed, top: number): string {
  const { kind, overlaps } = parcel;
  const room = width - INDENT - 6;
  const [name, prefix, what] = labels(parcel, (text) => fitted(text, room, 11, true) === text);
  const lines = [
    textLine('cm-name', 17, fitted(name, room, 12.5)),
    textLine('cm-prefix', 33, fitted(prefix, room, 11, true)),
    textLine('cm-what', 48, fitted(what, room, 10.5)),
  ];
  // A nested picture cuts what goes beyond it, should a reader's face be wider than any we reckon with.
  return [
    `<svg x="${px(x)}" y="${px(top + y)}" width="${px(width)}" height="${BLOCK_HEIGHT}" overflow="hidden">`,
    `<title>${svgText(tooltip(parcel))}</title>`,
    `<rect class="cm-block cm-${kind}${overlaps ? ' cm-overlap' : ''}" x="0.75" y="0.75" width="${px(width - 1.5)}" height="${BLOCK_HEIGHT - 1.5}" rx="4"/>`,
    kind === 'free' ? '' : `<rect class="cm-solid cm-${kind}" x="1.5" y="1.5" width="${BAR}" height="${BLOCK_HEIGHT - 3}" rx="2"/>`,
    ...lines,
    '</svg>',
  ]
    .filter((line) => line !== '')
    .join('');
}

function labels({ kind, name, prefix, what, addresses, overlaps }: Parcel, fits: (text: string) => boolean): readonly [string, string, string] {
  const count = `${grouped(addresses)} addresses`;
  // Where first and last address do not fit, the first says it: the next block begins where the room ends.
  if (kind === 'free') return ['free', fits(prefix) ? prefix : `from ${prefix.split('-')[0] ?? prefix}`, what === '' ? count : what];
  if (overlaps) return [name, prefix, `overlaps · ${what}`];
  return [name, prefix, what === '' ? count : what];
}

function tooltip({ kind, name, prefix, what, addresses, overlaps }: Parcel): string {
  const parts = [kind === 'free' ? 'free' : name, prefix, `${grouped(addresses)} addresses`, what, overlaps ? 'overlaps what stands before it' : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

function textLine(style: string, y: number, text: string): string {
  return text === '' ? '' : `<text class="${style}" x="${INDENT}" y="${y}">${svgText(text)}</text>`;
}

/** Pixels to two decimals. */
function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
